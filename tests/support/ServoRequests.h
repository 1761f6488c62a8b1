// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>

/// What the firmwares of steered cameras take, and where that leads from the centre: degrees to
/// the right and up. Those that run until they are stopped run to the end, which is at 90.
namespace vedette::test {

struct ServoRequestRow
{
    const char *dialect;
    const char *request; ///< method and target; several lines are several requests
    double right;
    double up;
    const char *body = "";
};

constexpr auto PtzLeft = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<PTZData><pan>-30</pan><tilt>0</tilt></PTZData>";

constexpr auto RightRequests = std::to_array<ServoRequestRow>({
    {"tr-el", "GET /control_servo?tr=5&el=-10", -5, 10},
    {"tr-el", "GET /control_servo?tr=-180&el=180", 90, -90},
    {"action-go", "GET /action?go=left", -10, 0},
    {"action-go", "GET /action?go=right", 10, 0},
    {"action-go", "GET /action?go=up", 0, 10},
    {"action-go", "GET /action?go=down\nGET /action?go=down", 0, -20},
    {"action-go-degrees", "GET /control?go=left&degrees=12", -12, 0},
    {"action-go-degrees", "GET /action?go=up", 0, 5},
    {"action-go-degrees", "GET /action?go=right&degrees=60\nGET /action?go=right&degrees=60", 60,
     0},
    {"mjpeg2sd", "GET /control?camPan=120", -30, 0},
    {"mjpeg2sd", "GET /control?camTilt=0\nGET /control?camPan=180", -90, 90},
    {"mjpeg2sd-websocket", "P60", 30, 0},
    {"mjpeg2sd-websocket", "T100\nP0", 90, -10},
    {"var-pan-degrees", "GET /control?var=pan&val=80\nGET /control?var=tilt&val=180", 10, -90},
    {"var-pan-duty", "GET /control?var=pan&val=309", -90, 0},
    {"var-pan-duty", "GET /control?var=tilt&val=103", 0, 30},
    {"var-pan-direction", "GET /control?var=pan&val=-1", -90, 0},
    {"var-pan-direction", "GET /control?var=pan&val=1\nGET /control?var=tilt&val=1", 90, 90},
    {"var-pan-direction",
     "GET /control?var=tilt&val=-1\nGET /control?var=pan&val=1\nGET /control?var=pan&val=0", 0,
     -90},
    {"var-servo", "GET /control?var=servo&val=650", -90, 0},
    {"var-servo", "GET /control?var=servo&val=325", 90, 0},
    {"servo-pan-tilt", "GET /servo?pan=100&tilt=45", 10, 45},
    {"paths", "GET /left\nGET /up", -10, 10},
    {"paths", "GET /right\nGET /down", 10, -10},
    {"esphome", "POST /number/pan/set?value=50", -45, 0},
    {"esphome", "POST /number/tilt/set?value=-100\nPOST /number/pan/set?value=0", 0, 90},
    {"foscam", "GET /decoder_control.cgi?command=4&user=admin&pwd=secret", -90, 0},
    {"foscam", "GET /decoder_control.cgi?command=6&user=admin&pwd=secret&onestep=1", 5, 0},
    {"foscam", "GET /decoder_control.cgi?command=90&user=admin&pwd=secret", -90, 90},
    {"foscam",
     "GET /decoder_control.cgi?command=2&onestep=1&user=admin&pwd=secret\n"
     "GET /decoder_control.cgi?command=25&user=admin&pwd=secret",
     0, 0},
    {"foscam",
     "GET /get_camera_params.cgi?user=admin&pwd=secret\n"
     "GET /camera_control.cgi?param=5&value=3&user=admin&pwd=secret",
     0, 0},
    {"foscam-swapped", "GET /decoder_control.cgi?command=4&user=admin&pwd=secret", 90, 0},
    {"foscam-swapped", "GET /decoder_control.cgi?command=93&user=admin&pwd=secret", -90, -90},
    {"foscam-hd", "GET /cgi-bin/CGIProxy.fcgi?cmd=ptzMoveTopLeft&usr=admin&pwd=secret", -90, 90},
    {"foscam-hd",
     "GET /cgi-bin/CGIProxy.fcgi?cmd=setPTZSpeed&speed=4&usr=admin&pwd=secret\n"
     "GET /cgi-bin/CGIProxy.fcgi?cmd=ptzMoveDown&usr=admin&pwd=secret\n"
     "GET /cgi-bin/CGIProxy.fcgi?cmd=ptzReset&usr=admin&pwd=secret",
     0, 0},
    {"hi3510", "GET /web/cgi-bin/hi3510/ptzctrl.cgi?-step=0&-act=left&-speed=45", -90, 0},
    {"hi3510", "GET /cgi-bin/hi3510/ptzctrl.cgi?-step=1&-act=up&usr=admin&pwd=secret", 0, 5},
    {"hi3510",
     "GET /web/cgi-bin/hi3510/ptzctrl.cgi?-step=1&-act=up\n"
     "GET /web/cgi-bin/hi3510/ptzctrl.cgi?-act=home",
     0, 0},
    {"dahua", "GET /cgi-bin/ptz.cgi?action=start&channel=0&code=Left&arg1=0&arg2=4&arg3=0", -90, 0},
    {"dahua", "GET /cgi-bin/ptz.cgi?action=start&channel=0&code=RightUp&arg1=4&arg2=4&arg3=0", 90,
     90},
    {"dahua",
     "GET /cgi-bin/ptz.cgi?action=start&channel=0&code=PositionABS&arg1=350&arg2=20&arg3=0", -10,
     20},
    {"hikvision", "PUT /ISAPI/PTZCtrl/channels/1/continuous", -90, 0, PtzLeft},
    {"hikvision", "PUT /ISAPI/PTZCtrl/channels/1/continuous", 90, -90,
     "<PTZData><pan>100</pan><tilt>-100</tilt></PTZData>"},
    {"hikvision", "PUT /ISAPI/PTZCtrl/channels/1/momentary", 15, 0,
     "<PTZData><pan>50</pan><Momentary><duration>500</duration></Momentary></PTZData>"},
    {"hikvision", "PUT /ISAPI/PTZCtrl/channels/1/homeposition/goto", 0, 0},
    {"axis", "GET /axis-cgi/com/ptz.cgi?continuouspantiltmove=-30,30", -90, 90},
    {"axis", "GET /axis-cgi/com/ptz.cgi?rpan=5&rtilt=-5", 5, -5},
    {"axis", "GET /axis-cgi/com/ptz.cgi?pan=30&tilt=10&camera=1", 30, 10},
    {"axis", "GET /axis-cgi/com/ptz.cgi?move=left", -18, 0},
    {"axis", "GET /axis-cgi/com/ptz.cgi?center=640,240&imagewidth=640&imageheight=480", 36, 0},
    {"axis", "GET /axis-cgi/com/ptz.cgi?rpan=5\nGET /axis-cgi/com/ptz.cgi?move=home", 0, 0},
    {"panasonic", "GET /nphControlCamera?Direction=PanLeft", -10, 0},
    {"panasonic", "GET /nphControlCamera?Direction=TiltUp", 0, 10},
    {"panasonic",
     "GET /nphControlCamera?Direction=Direct&NewPosition.x=0&NewPosition.y=240&Width="
     "640&Height=480",
     -36, 0},
    {"dlink", "POST /pantiltcontrol.cgi", -20, 0,
     "PanSingleMoveDegree=20&TiltSingleMoveDegree=20&PanTiltSingleMove=3"},
    {"dlink",
     "GET /PANTILTCONTROL.CGI?PanSingleMoveDegree=20&TiltSingleMoveDegree=10&"
     "PanTiltSingleMove=8",
     20, -10},
    {"trendnet", "GET /eng/ptdc.cgi?command=set_relative_pos&posX=-10&posY=3", -10, 3},
    {"trendnet",
     "GET /cgi/ptdc.cgi?command=set_relative_pos&posX=-10&posY=3\n"
     "GET /cgi/ptdc.cgi?command=go_home",
     0, 0},
    {"mjpg-streamer", "GET /?action=command&command=pan_plus", -5, 0},
    {"mjpg-streamer", "GET /?action=command&command=tilt_minus", 0, 5},
    {"yi-hack", "GET /cgi-bin/ptz.sh?dir=left&time=0.3", -9, 0},
    {"yi-hack", "GET /cgi-bin/ptz.sh?dir=right_up&time=0.1", 3, 3},
    {"yi-hack", "GET /cgi-bin/ptz.sh?action=rel&x=20&y=-5", 20, -5},
    {"yi-hack", "GET /cgi-bin/ptz.sh?action=abs&x=200&y=100", 20, 10},
    {"yi-hack", "GET /cgi-bin/ptz.sh?action=cont&dir=down", 0, -90},
    {"thingino", "GET /x/json-motor.cgi?d=g&x=-400&y=200", -18, -18},
    {"thingino", "GET /x/json-motor.cgi?d=h&x=1000&y=800", -45, 18},
    {"thingino", "GET /x/json-motor.cgi?d=g&x=-100&y=50\nGET /x/json-motor.cgi?d=r", 0, 0},
    {"dafang", "GET /cgi-bin/action.cgi?cmd=motor_left&val=100", -10, 0},
    {"dafang", "GET /cgi-bin/action.cgi?cmd=motor_up", 0, 10},
    {"goke", "GET /cgi/ptz_set?Channel=1&Group=PTZCtrlInfo&Direction=3&PanSpeed=6&TiltSpeed=6", -90,
     0},
    {"goke", "GET /cgi/ptz_set?Channel=1&Group=PTZCtrlInfo&Direction=8&PanSpeed=6&TiltSpeed=6", 90,
     -90},
    {"sony", "GET /command/ptzf.cgi?Move=left,8,1", -90, 0},
    {"sony", "GET /command/ptzf.cgi?relative=0405", -5, 0},
    {"sony", "GET /command/ptzf.cgi?relative=0910", 10, 10},
    {"sony",
     "GET /command/ptzf.cgi?relative=0405\n"
     "GET /command/presetposition.cgi?HomePos=ptz-recall",
     0, 0},
    {"wansview", "GET /hy-cgi/ptz.cgi?cmd=ptzctrl&act=right", 90, 0},
    {"wansview",
     "GET /hy-cgi/ptz.cgi?cmd=ptzctrl&act=up&speed=2\n"
     "GET /hy-cgi/ptz.cgi?cmd=ptzctrl&act=home",
     0, 0},
});

/// A movement, what stops it, what stores the position as a preset and what recalls it again.
struct ServoSequenceRow
{
    const char *dialect;
    const char *run;
    const char *stop;
};

constexpr auto Stops = std::to_array<ServoSequenceRow>({
    {"var-pan-direction", "GET /control?var=pan&val=-1", "GET /control?var=pan&val=0"},
    {"foscam", "GET /decoder_control.cgi?command=0&user=admin&pwd=secret",
     "GET /decoder_control.cgi?command=1&user=admin&pwd=secret"},
    {"foscam-hd", "GET /cgi-bin/CGIProxy.fcgi?cmd=ptzMoveUp&usr=admin&pwd=secret",
     "GET /cgi-bin/CGIProxy.fcgi?cmd=ptzStopRun&usr=admin&pwd=secret"},
    {"hi3510", "GET /web/cgi-bin/hi3510/ptzctrl.cgi?-act=left&-step=0",
     "GET /web/cgi-bin/hi3510/ptzctrl.cgi?-act=stop"},
    {"dahua", "GET /cgi-bin/ptz.cgi?action=start&channel=0&code=Up&arg1=0&arg2=8&arg3=0",
     "GET /cgi-bin/ptz.cgi?action=stop&channel=0&code=Up&arg1=0&arg2=8&arg3=0"},
    {"axis", "GET /axis-cgi/com/ptz.cgi?continuouspantiltmove=30,0",
     "GET /axis-cgi/com/ptz.cgi?continuouspantiltmove=0,0"},
    {"yi-hack", "GET /cgi-bin/ptz.sh?action=cont&dir=left",
     "GET /cgi-bin/ptz.sh?action=cont&dir=stop"},
    {"goke", "GET /cgi/ptz_set?Channel=1&Group=PTZCtrlInfo&Direction=1&PanSpeed=6&TiltSpeed=6",
     "GET /cgi/ptz_set?Channel=1&Group=PTZCtrlInfo&Stop=0"},
    {"sony", "GET /command/ptzf.cgi?Move=down-right,8,1",
     "GET /command/ptzf.cgi?Move=stop,pantilt,1"},
    {"wansview", "GET /hy-cgi/ptz.cgi?cmd=ptzctrl&act=left",
     "GET /hy-cgi/ptz.cgi?cmd=ptzctrl&act=stop"},
});

} // namespace vedette::test

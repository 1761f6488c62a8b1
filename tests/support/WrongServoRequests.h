// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>

/// What the firmwares of steered cameras do not take, and how they say so.
namespace vedette::test {

struct WrongServoRequestRow
{
    const char *dialect;
    const char *request;
    const char *status;
    const char *body = "";
};

constexpr auto WrongRequests = std::to_array<WrongServoRequestRow>({
    {"tr-el", "GET /control_servo?tr=5", "500 Internal Server Error"},
    {"tr-el", "GET /control_servo?tr=-0180&el=0", "500 Internal Server Error"},
    {"action-go", "GET /action?go=zero", "500 Internal Server Error"},
    {"action-go", "GET /action", "404 Not Found"},
    {"action-go", "GET /action?go=left&degrees=5", "404 Not Found"},
    {"action-go", "POST /action?go=left", "405 Method Not Allowed"},
    {"action-go-degrees", "GET /action?go=left&degrees=-5", "500 Internal Server Error"},
    {"action-go-degrees", "GET /control?go=sideways", "500 Internal Server Error"},
    {"mjpeg2sd", "GET /control?camPan=181", "404 Not Found"},
    {"mjpeg2sd", "GET /control?camPan=90&camTilt=90", "404 Not Found"},
    {"mjpeg2sd-websocket", "P181", ""},
    {"mjpeg2sd-websocket", "P+5", ""},
    {"mjpeg2sd-websocket", "Pan,90", ""},
    {"var-pan-degrees", "GET /control?var=pan&val=-1", "500 Internal Server Error"},
    {"var-pan-degrees", "GET /control?var=pan", "404 Not Found"},
    {"var-pan-duty", "GET /control?var=tilt&val=310", "500 Internal Server Error"},
    {"var-pan-direction", "GET /control?var=pan&val=2", "500 Internal Server Error"},
    {"var-servo", "GET /control?var=pan&val=90", "500 Internal Server Error"},
    {"servo-pan-tilt", "GET /servo?pan=90", "404 Not Found"},
    {"servo-pan-tilt", "GET /servo?pan=90&tilt=nan", "404 Not Found"},
    {"paths", "GET /centre", "404 Not Found"},
    {"paths", "GET /left?x=1", "404 Not Found"},
    {"esphome", "GET /number/pan/set?value=50", "405 Method Not Allowed"},
    {"esphome", "POST /number/pan/set?value=101", "409 Conflict"},
    {"esphome", "POST /number/zoom/set?value=1", "404 Not Found"},
    {"foscam", "GET /decoder_control.cgi?command=4", "401 Unauthorized"},
    {"foscam", "GET /decoder_control.cgi?command=4&user=admin&pwd=wrong", "401 Unauthorized"},
    {"foscam", "GET /decoder_control.cgi?command=99&user=admin&pwd=secret", "200 OK"},
    {"foscam", "GET /get_camera_params.cgi", "401 Unauthorized"},
    {"foscam", "GET /camera_control.cgi?param=2&value=7&user=admin&pwd=secret", "200 OK"},
    {"foscam", "GET /camera_control.cgi?param=0&value=9&user=admin&pwd=secret", "200 OK"},
    {"foscam-swapped", "GET /decoder_control.cgi?command=4&user=wrong&pwd=secret",
     "401 Unauthorized"},
    {"foscam-hd", "GET /cgi-bin/CGIProxy.fcgi?cmd=ptzMoveLeft&usr=admin&pwd=wrong", "200 OK"},
    {"foscam-hd", "GET /cgi-bin/CGIProxy.fcgi?cmd=ptzFly&usr=admin&pwd=secret", "200 OK"},
    {"hi3510", "GET /cgi-bin/hi3510/ptzctrl.cgi?-act=upleft", "200 OK"},
    {"hi3510", "GET /cgi-bin/hi3510/ptzctrl.cgi?-act=left&usr=admin&pwd=wrong", "401 Unauthorized"},
    {"dahua", "GET /cgi-bin/ptz.cgi?action=start&channel=0&code=Left&arg1=0&arg2=9&arg3=0",
     "400 Bad Request"},
    {"dahua", "GET /cgi-bin/ptz.cgi?action=start&code=Left&arg1=0&arg2=4&arg3=0",
     "400 Bad Request"},
    {"hikvision", "PUT /ISAPI/PTZCtrl/channels/1/continuous", "400 Bad Request",
     "<PTZData><pan>101</pan></PTZData>"},
    {"hikvision", "PUT /ISAPI/PTZCtrl/channels/1/continuous", "400 Bad Request",
     "<PTZData><pan>10</pan>"},
    {"hikvision", "PUT /ISAPI/PTZCtrl/channels/1/momentary", "400 Bad Request",
     "<PTZData><pan>10</pan></PTZData>"},
    {"hikvision", "GET /ISAPI/PTZCtrl/channels/1/continuous", "404 Not Found"},
    {"axis", "GET /axis-cgi/com/ptz.cgi?continuouspantiltmove=101,0", "200 OK"},
    {"axis", "GET /axis-cgi/com/ptz.cgi?continuouspantiltmove=1e1,0", "200 OK"},
    {"panasonic", "GET /nphControlCamera?Direction=Left", "400 Bad Request"},
    {"panasonic",
     "GET /nphControlCamera?Direction=Direct&NewPosition.x=700&NewPosition.y=0&Width="
     "640&Height=480",
     "400 Bad Request"},
    {"dlink", "GET /pantiltcontrol.cgi?PanTiltSingleMove=3", "400 Bad Request"},
    {"dlink", "PUT /pantiltcontrol.cgi", "404 Not Found"},
    {"trendnet", "GET /eng/ptdc.cgi?command=set_relative_pos&posX=1", "400 Bad Request"},
    {"mjpg-streamer", "GET /?action=stream", "400 Bad Request"},
    {"mjpg-streamer", "GET /?action=command&command=pan", "200 OK"},
    {"yi-hack", "GET /cgi-bin/ptz.sh?dir=left_right", "200 OK"},
    {"yi-hack", "GET /cgi-bin/ptz.sh?dir=left&time=1e9", "200 OK"},
    {"yi-hack", "GET /cgi-bin/preset.sh?action=go_preset&num=8", "200 OK"},
    {"thingino", "GET /x/json-motor.cgi?d=z", "412 Precondition Failed"},
    {"thingino", "GET /x/json-motor.cgi?d=g&x=1", "412 Precondition Failed"},
    {"dafang", "GET /cgi-bin/action.cgi?cmd=reboot", "200 OK"},
    {"dafang", "GET /cgi-bin/action.cgi?cmd=motor_left&val=0", "200 OK"},
    {"goke", "GET /cgi/ptz_set?Channel=1&Group=PTZCtrlInfo&Direction=9&PanSpeed=6&TiltSpeed=6",
     "400 Bad Request"},
    {"sony", "GET /command/ptzf.cgi?Move=left,8", "400 Bad Request"},
    {"sony", "GET /command/ptzf.cgi?relative=0505", "400 Bad Request"},
    {"wansview", "GET /hy-cgi/ptz.cgi?cmd=ptzctrl&act=sideways", "400 Bad Request"},
});

} // namespace vedette::test

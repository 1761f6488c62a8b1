# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Each invariant is fed a violation, and what is right: a judge that cannot condemn proves nothing."""

import unittest

import invariants


def picture(sent, filling=b"x"):
    comment = b"vedette seq=1 sent=%d " % int(sent * 1e9)
    return b"\xff\xd8\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + filling + b"\xff\xd9"


class JudgeTest(unittest.TestCase):
    def setUp(self):
        self.violations = []

    def report(self, invariant, text):
        self.violations.append((invariant, text))

    def names(self):
        return [invariant for invariant, _ in self.violations]


class TestLiveness(JudgeTest):
    def feed(self, seconds, says_live, newest_sent, is_repeated=False):
        judge = invariants.LivenessJudge("status", self.report)
        for step in range(int(seconds * 4)):
            judge.feed(100 + step / 4, says_live, newest_sent, is_repeated)

    def test_live_with_an_old_picture_is_condemned_once(self):
        self.feed(20, True, 90.0)
        self.assertEqual(self.names(), ["live means live"])

    def test_live_without_any_picture_is_condemned(self):
        self.feed(3, True, None)
        self.assertEqual(self.names(), ["live means live"])

    def test_stale_is_no_lie(self):
        self.feed(20, False, 90.0)
        self.assertEqual(self.names(), [])

    def test_a_moment_of_catching_up_is_borne(self):
        self.feed(1, True, 90.0)
        self.assertEqual(self.names(), [])

    def test_the_same_picture_for_longer_than_frozen_is_condemned(self):
        self.feed(10, True, 99.0, is_repeated=True)
        self.assertEqual(self.names(), [])
        self.feed(16, True, 99.0, is_repeated=True)
        self.assertEqual(self.names(), ["live means live"])


class TestStream(JudgeTest):
    def feed(self, *arrivals):
        judge = invariants.StreamJudge("viewer", self.report)
        for now, jpeg in arrivals:
            judge.feed(now, jpeg)

    def test_fresh_frames_in_order(self):
        self.feed((10, picture(9.9)), (10.1, picture(10.0)), (10.2, picture(10.1)))
        self.assertEqual(self.names(), [])

    def test_half_a_frame(self):
        self.feed((10, picture(9.9)[:-2]))
        self.assertEqual(self.names(), ["no half frame"])

    def test_a_frame_without_its_head(self):
        self.feed((10, picture(9.9)[2:]))
        self.assertEqual(self.names(), ["no half frame"])

    def test_a_picture_of_another_camera(self):
        self.feed((10, b"\xff\xd8\xff\xd9"))
        self.assertEqual(self.names(), ["no half frame"])

    def test_out_of_order(self):
        self.feed((10, picture(9.9)), (10.1, picture(9.8)))
        self.assertEqual(self.names(), ["no old frame"])

    def test_another_picture_of_the_same_time(self):
        self.feed((10, picture(9.9)), (10.1, picture(9.9, b"y")))
        self.assertEqual(self.names(), ["no old frame"])

    def test_the_camera_sending_the_same_again_is_not_the_relay_s_fault(self):
        self.feed((10, picture(9.9)), (10.1, picture(9.9)))
        self.assertEqual(self.names(), [])

    def test_a_backlog(self):
        steps = range(30)
        self.feed(*((10 + step / 10, picture(4 + step / 10)) for step in steps))
        self.assertIn("no old frame", self.names())

    def test_what_waited_in_the_kernel_is_borne_behind_a_gap(self):
        self.feed((10, picture(9.9)), (15, picture(10.0)), (15.1, picture(10.1)), (15.2, picture(15.1)))
        self.assertEqual(self.names(), [])


class TestWindow(JudgeTest):
    def feed(self, seconds, colourfulness, signature, newest_sent):
        judge = invariants.WindowJudge(self.report)
        for step in range(int(seconds * 4)):
            now = 100 + step / 4
            judge.feed(now, colourfulness, signature(step), newest_sent(now), False)

    def test_in_colour_and_standing_still(self):
        self.feed(8, 0.2, lambda step: 1, lambda now: now)
        self.assertEqual(self.names(), ["live means live"])

    def test_in_colour_and_moving_without_any_new_picture(self):
        self.feed(8, 0.2, lambda step: step, lambda now: 99)
        self.assertEqual(self.names(), ["live means live"])

    def test_grey_may_stand_still(self):
        self.feed(8, 0.01, lambda step: 1, lambda now: 99)
        self.assertEqual(self.names(), [])

    def test_in_colour_and_moving(self):
        self.feed(8, 0.2, lambda step: step, lambda now: now)
        self.assertEqual(self.names(), [])


class TestConnections(JudgeTest):
    def feed(self, counts):
        judge = invariants.ConnectionJudge(self.report)
        for step, count in enumerate(counts):
            judge.feed(step / 2, count)

    def test_two_are_condemned(self):
        self.feed([1, 2, 2, 2, 2, 1])
        self.assertEqual(self.names(), ["one connection"])

    def test_handing_over_is_borne(self):
        self.feed([1, 2, 1, 0, 1])
        self.assertEqual(self.names(), [])


class TestResources(JudgeTest):
    def feed(self, samples):
        judge = invariants.ResourceJudge("server", 100 << 20, 50, self.report)
        for sample in samples:
            judge.feed(*sample)
        judge.finish()

    def test_too_much_memory(self):
        self.feed([(101 << 20, 10)])
        self.assertEqual(self.names(), ["bounded"])

    def test_too_many_descriptors(self):
        self.feed([(1 << 20, 51)])
        self.assertEqual(self.names(), ["bounded"])

    def test_memory_that_climbs(self):
        self.feed([((20 << 20) + step * (1 << 20), 10) for step in range(60)])
        self.assertEqual(self.names(), ["bounded"])

    def test_descriptors_that_climb(self):
        self.feed([(20 << 20, 10 + step // 3) for step in range(90)])
        self.assertEqual(self.names(), ["bounded"])

    def test_flat(self):
        self.feed([(20 << 20, 10 + step % 3) for step in range(90)])
        self.assertEqual(self.names(), [])


class TestReturn(JudgeTest):
    def test_late_and_never(self):
        judge = invariants.ReturnJudge(self.report)
        judge.feed("server", "stall", 1, 3.0)
        self.assertEqual(self.names(), [])
        judge.feed("server", "stall", 1, invariants.ReturnJudge.WITHIN + 1)
        judge.feed("window", "stall", 2, None)
        self.assertEqual(self.names(), ["live returns", "live returns"])


if __name__ == "__main__":
    unittest.main()

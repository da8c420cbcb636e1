import unittest

import stage


class Edits(unittest.TestCase):
    def test_a_line_that_changes_is_an_edit(self):
        page = {"blocks": [{"id": "b1", "lines": [{"text": "as it is"}, {"text": "teh market"}]}]}
        self.assertEqual(list(stage.edits_of(page, "teh", "the")),
                         [{"block": "b1", "line": 1, "after": "the market", "rule": "replace"}])

    def test_nothing_to_look_for_changes_nothing(self):
        self.assertEqual(list(stage.edits_of({"blocks": [{"id": "b1", "lines": [{"text": "a"}]}]}, "", "x")), [])


unittest.main()

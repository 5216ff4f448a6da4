// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

import Transcripts

@Suite struct WordMarksTests {
  @Test func insertedWordsAreMarkedInTheNewLine() {
    let marks = WordMarks("Stop there now.", "Please stop there now.")
    #expect(marks.newMarks == "^^^^^^ ^^^^")
    #expect(marks.oldMarks == "^^^^")
  }

  @Test func removedWordsAreMarkedInTheOldLineAlone() {
    let marks = WordMarks("Sit down slowly now", "Sit down now")
    #expect(marks.newMarks.isEmpty)
    #expect(marks.oldMarks == "         ^^^^^^")
  }

  @Test func invisibleCharactersAreNamedOnlyWhereTheyAreTheDifference() {
    let marks = WordMarks("Call 112\u{A0}now, please", "Call 112 now, please")
    #expect(marks.old == "Call 112<U+00A0>now, please")
    #expect(marks.new == "Call 112 now, please")
    let other = WordMarks("Call\u{A0}me at noon today", "Call\u{A0}me at nine today")
    #expect(other.old == "Call\u{A0}me at noon today")
    #expect(WordMarks("so  be it", "so be it").old == "so··be it")
    #expect(WordMarks("a zero\u{200B}width one", "a zerowidth one").old == "a zero<U+200B>width one")
  }

  @Test func caretsStandUnderWideCharacters() {
    #expect(WordMarks("字 one two three", "字 one two four").newMarks == "           ^^^^")
  }

  @Test func textsWithHardlyAWordInCommonHaveNoMarks() {
    let marks = WordMarks("hello", "Call your local emergency number")
    #expect(marks.newMarks.isEmpty && marks.oldMarks.isEmpty)
  }

  @Test func twoControlCharactersNeverLookTheSame() {
    for (old, new) in [("\u{7}", "\u{8}"), ("a \u{1B}[0m b", "wholly other \u{9B}0m"), ("\u{202E}", "\u{202A}")] {
      let marks = WordMarks(old, new)
      #expect(marks.old != marks.new)
    }
    #expect(WordMarks("one \u{1B}[2Jtwo", "three").old == "one ␛[2Jtwo")
    #expect(WordMarks("one \u{9B}two", "three").old == "one \\u{9b}two")
  }
}

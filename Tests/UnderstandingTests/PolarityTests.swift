// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import Understanding

@Suite("How things are meant")
struct PolarityTests {
  @Test("What is denied is not there", arguments: [
    ("fever", "no fever"), ("numbness", "I don't have any numbness"), ("chills", "Denies fever, chills or cough"),
    ("cough", "Denies fever, chills or cough"), ("clot", "they ruled out a clot"), ("fracture", "Fracture was ruled out."),
    ("fever", "fever: no"), ("numb", "numb? no"), ("limping", "I can walk without limping"), ("painful", "more stiff than painful"),
    ("tender", "Abdomen nontender"), ("weak", "neither leg is weak"), ("numb", "numb legs? no"),
  ])
  func denied(_ phrase: String, _ sentence: String) { #expect(English.polarity(phrase, sentence) == .negated) }

  @Test("A denial ends where language ends it", arguments: [
    ("gone numb", "No fever but my leg's gone numb"), ("numb", "no it's numb"), ("cold", "not only numb but cold"), ("numb", "not only numb but cold"),
    ("painful", "I wouldn't say it's not painful"), ("leg is weak", "no fever, leg is weak"), ("hurts", "no my hip hurts"),
    ("sweating", "I don't have a temperature but I'm sweating"), ("tenderness", "without rebound or guarding, with mild tenderness"),
    ("opacity", "It is not certain whether the opacity is a scar"), ("clot", "a clot has not been ruled out"),
  ])
  func notDenied(_ phrase: String, _ sentence: String) { #expect(English.polarity(phrase, sentence) != .negated) }

  @Test("What is over is past", arguments: [
    ("broke my hip", "broke my hip in 2009, mended completely"), ("numb", "my leg was numb, fully back to normal now"),
    ("clot", "had a clot years ago, fine since"), ("fever", "Had a fever last month, gone now. Hip's stiff"),
    ("shingles", "years ago I had shingles"), ("lock", "my knee used to lock"),
  ])
  func past(_ phrase: String, _ sentence: String) { #expect(English.polarity(phrase, sentence) == .past) }

  @Test("What has gone on is not past", arguments: [("foot", "my foot has gone black"), ("plate", "broke it in 2015 and now the plate is digging in")])
  func present(_ phrase: String, _ sentence: String) { #expect(English.polarity(phrase, sentence) == .affirmed) }

  @Test("What is only asked about is hypothetical", arguments: [
    ("can't pee", "what if I can't pee"), ("numb", "should I worry if it goes numb"), ("clot", "how would I know if I had a clot"),
    ("weakness", "does the injection cause weakness"), ("stroke", "I'm scared of having a stroke"),
  ])
  func hypothetical(_ phrase: String, _ sentence: String) { #expect(English.polarity(phrase, sentence) == .hypothetical) }

  @Test("Another's trouble counts only when one asks for them")
  func others() {
    #expect(English.polarity("clot", "my dad had a clot") == .other)
    #expect(English.polarity("hip fractures", "my grandmother had hip fractures, I'm 30 with a groin strain") == .other)
    #expect(English.polarity("can't stand", "my mum can't stand") == .affirmed)
    #expect(English.polarity("cold", "asking for my husband, his leg is cold") == .affirmed)
    #expect(English.polarity("weakness", "my dad's not got any weakness, asking on his behalf") == .negated)
  }

  @Test("Doubt is uncertain", arguments: [("numb", "not really numb"), ("weak", "maybe a bit weak"), ("numb", "not sure if it's numb")])
  func uncertain(_ phrase: String, _ sentence: String) { #expect(English.polarity(phrase, sentence) == .uncertain) }

  @Test("An inability is a symptom, not a denial")
  func inability() { #expect(English.polarity("can't feel my foot", "never had this before, can't feel my foot") == .affirmed) }

  @Test("Case, closing marks and space change nothing", arguments: ["no numbness", "NO NUMBNESS", "  No numbness!!  ", "no numbness…"])
  func dressing(_ sentence: String) { #expect(English.polarity("numbness", sentence) == .negated) }

  @Test("Cost grows with the length, not with its square")
  func long() {
    let text = String(repeating: "no fever, my leg is numb and cold. ", count: 40)
    let clock = ContinuousClock()
    let short = clock.measure { _ = English.reader.understand(text) }
    let long = clock.measure { _ = English.reader.understand(text + text + text + text) }
    #expect(long < short * 12 + .milliseconds(50))
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Understanding

/// The conversation as data: states, slots, flags, techniques and what is said. Built from content, never changed.
public struct Flow: Sendable, Equatable {
  public var start = ""
  public var states: [String: State] = [:]
  /// In every state, before the state's own reactions.
  public var everywhere: [Reaction] = []
  /// In the order of the content.
  public var slots: [Slot] = [] {
    didSet {
      slotPlaces = Self.places(slots.map(\.id))
      derivedSlots = slots.indices.filter { slots[$0].isDerived && !slots[$0].isWording }
      denials = slots.filter { $0.kind == .checklist }.flatMap { slot in slot.values.flatMap { $0.denials(of: slot.id) } }
    }
  }
  public var flags: [RedFlag] = [] {
    didSet {
      flagPlaces = Self.places(flags.map(\.id))
      guardedFlags = flags.indices.filter { !flags[$0].guards.isEmpty }
    }
  }
  public var techniques: [Technique] = [] { didSet { techniquePlaces = Self.places(techniques.map(\.id)) } }
  private var slotPlaces: [String: Int] = [:]
  /// Slots that follow from others and are kept.
  private(set) var derivedSlots: [Int] = []
  /// What shows items of lists not to be so.
  private(set) var denials: [Denial] = []
  private(set) var flagPlaces: [String: Int] = [:]
  private var techniquePlaces: [String: Int] = [:]
  /// Flags that facts can raise, beside what is said.
  private(set) var guardedFlags: [Int] = []
  public var messages: [String: Message] = [:]
  public var intents: [String: IntentReaction] = [:]
  /// The checklist slot that techniques are held against.
  public var profile: String?
  /// The state each level leads to.
  public var levelStates: [Triage: String] = [:]
  /// What to recommend at each level, for a summary.
  public var recommendations: [Triage: String] = [:]
  public var scopes: [String] = ["in_scope"]
  /// Numbers and names to put into replies, by region; the empty region is for everyone else.
  public var regions: [String: [String: String]] = [:]
  /// What a guide id or source key stands for.
  public var sources: [String: String] = [:]

  public init() {}

  /// An item of a list is known not to be so when a guard holds, or when all its parts are known not to be so.
  struct Denial: Sendable, Equatable {
    var slot: String
    var item: String
    var when: Guard?
    var parts: [String] = []
  }

  /// One state of the talk.
  public struct State: Sendable, Equatable {
    public var id: String
    public var say: [String] = []
    public var ask: String?
    public var offers = false
    public var waits = false
    public var clear: [String] = []
    public var on: [Reaction] = []
    public var next: [Transition] = []
    public var ends = false
    public init(id: String) { self.id = id }
  }

  /// A way on from a state.
  public struct Transition: Sendable, Equatable {
    public var when: Guard?
    public var to: String
    public init(when: Guard?, to: String) { (self.when, self.to) = (when, to) }
  }

  /// What happens when something is said.
  public struct Reaction: Sendable, Equatable {
    public var intent: String?
    public var when: Guard?
    public var say: [String] = []
    public var ask: String?
    public var to: String?
    public init() {}
  }

  /// What an intent does by itself.
  public struct IntentReaction: Sendable, Equatable {
    public var id: String
    public var name: String?
    public var scope = "in_scope"
    public var reply: String?
    public var to: String?
    public var command: Command?
    public var offer: String?
    public var sets: [String: String] = [:]
    public init(id: String) { self.id = id }

    /// Answered, and nothing else: the talk stays where it is.
    public var isAside: Bool { reply != nil && to == nil && command == nil && offer == nil && sets.isEmpty }
  }

  /// What can be asked of the conversation itself.
  public enum Command: String, Sendable, Codable, CaseIterable {
    case back, undo, `repeat`, why, restart, stop, person, summary, aboutMe = "about_me", forget, skip, unsure, help, thanks
    case correct, misread, whatNow = "what_now", sources
  }

  public func slot(_ id: String) -> Slot? { slotPlaces[id].map { slots[$0] } }
  public func flag(_ id: String) -> RedFlag? { flagPlaces[id].map { flags[$0] } }
  public func technique(_ id: String) -> Technique? { techniquePlaces[id].map { techniques[$0] } }

  /// What an intent is called in "do you mean … or …?": its name, or that of the technique it asks for.
  public func name(ofIntent id: String) -> String? { intents[id]?.name ?? intents[id]?.offer.flatMap(technique)?.name }

  private static func places(_ ids: [String]) -> [String: Int] {
    Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

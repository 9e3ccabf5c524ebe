import LimberBasics
import LimberCommands
import LimberEvents
import LimberHistory
import LimberHost
import LimberPlatform
import LimberProgress
import LimberRoutine
import LimberTestSupport
import Synchronization

extension World {
  /// Tells a story to its end, or to the first chapter behind which something is wrong.
  package mutating func tell(_ story: Story) {
    ownRoutine = RandomRoutine.text(seed: story.seed)
    readRoutines()
    for id in Self.ids + [Self.own] {
      let path = Self.home + "/.local/share/limber/routines/\(id).json"
      guard let set = routine(id), set.rootID == id,
        (try? trueDisk.makeFolder(FilePath.split(path).folder)) != nil,
        (try? trueDisk.write(Array(text(of: id).utf8), to: path)) != nil
      else { return find("the routine \(id) cannot be kept: \(text(of: id))") }
    }
    simulated = simulated.crashed(choosing: 0)
    for chapter in story.chapters {
      var random = SeededGenerator(seed: chapter.seed)
      live(chapter) { world in world.perform(chapter.deed, &random) }
      look()
      guard wrong.isEmpty else { return }
    }
  }

  private mutating func perform(_ deed: Story.Deed, _ random: inout SeededGenerator) {
    switch deed {
    case .play:
      let performance = begin(random.pick(Self.ids), from: nil, &random)
      play([performance].compactMap { $0 }, &random)
      if random.chance(70) { rate(random.pick([0, 0, 0, 0, 1, 2, 3, 5, 8])) }
      now += 60_000 * Int64(random.number(in: 600...3_000))
    case .train:
      let id = random.pick(Self.ids)
      for _ in 0..<4 where !simulated.isDown { train(id, pain: 0, &random) }
    case .overdo:
      train(trained ?? Self.ids[0], pain: 8, &random)
    case .older: findOlder(&random)
    case .playOwn:
      reach(.ownPlayed)
      play([begin(Self.own, from: nil, &random)].compactMap { $0 }, &random)
    case .playFlooded:
      isFlooded = true
      play([begin(random.pick(Self.ids), from: nil, &random)].compactMap { $0 }, &random)
      isFlooded = false
    case .playTwo:
      let first = begin(Self.ids[0], from: nil, &random)
      let second = begin(Self.ids[1], from: nil, &random)
      play([first, second].compactMap { $0 }, &random)
    case .goOn:
      guard let place = PositionFolder(state: Self.state, on: disk).all().first,
        let id = place.routines.first,
        let performance = begin(id, from: place, &random)
      else { return }
      reach(.wentOn)
      play([performance], &random)
    case .rate: rate(random.number(in: 0...8))
    case .note:
      guard let life = lives.last(where: { $0.isTold }) else { return }
      run(["history", "note", life.id, "It went well."])
    case .delete:
      guard let index = lives.indices.randomElement(using: &random) else { return }
      lives[index].mayBeGone = true
      if run(["history", "delete", lives[index].id])?.status == .success {
        reach(.deleted)
      }
    case .repair:
      if run(["history", "repair"])?.said.contains("aside") == true { reach(.repaired) }
    case .importOthers: importOthers(&random)
    case .look:
      for arguments in [["history"], ["report"], ["progress"], ["today"], ["resume", "--list"]] {
        run(arguments)
      }
    case .remind:
      let id = random.pick(Self.ids)
      hasReminded = true
      if run(["remind", "add", id, "--at", "8:00", "--yes"])?.status == .success {
        reminders.insert(id)
        reach(.reminderAdded)
      }
    case .forgetReminder:
      guard let id = reminders.min() else { return }
      reminders.remove(id)
      run(["remind", "remove", id, "--yes"])
    case .fire: fire(&random)
    case .fireLate: fireLate()
    case .morning:
      if run(["morning", "\(random.number(in: 0...8))"])?.status == .success {
        reach(.morningTold)
      }
    case .othersEditCrontab:
      crontab.table.withLock { $0 += Array("# theirs \(lives.count)\n".utf8) }
      reach(.crontabEdited)
    case .othersAppend:
      // A line of an older limber, or of nobody, goes past the index.
      guard var file = try? AppendFile(path: Self.state + "/history.jsonl", on: trueDisk) else {
        return
      }
      try? file.append(random.pick(["{\"v\":1", "junk", "{\"v\":2,\"kind\":\"x\",\"id\":\"y\"}"]))
      try? file.synchronize()
      reach(.indexStale)
    case .clock:
      let days = random.pick([-365, -1, 0, 0, 1, 40, 200, 365])
      if days < 0 { reach(.clockBack) }
      if days > 100 { isLater = true }
      now += Int64(days) * 86_400_000 + 60_000 * Int64(random.number(in: -90...90))
    }
  }

  /// One session in earnest, rated, and the days until the next.
  private mutating func train(_ id: String, pain: Int, _ random: inout SeededGenerator) {
    trained = id
    play([begin(id, from: nil, &random)].compactMap { $0 }, isInEarnest: true, &random)
    rate(pain)
    now += 86_400_000 * Int64(random.number(in: 2...4))
  }

  /// One session in earnest, and how it is the morning after.
  private mutating func tellMorning(_ random: inout SeededGenerator) {
    play([begin(Self.ids[0], from: nil, &random)].compactMap { $0 }, isInEarnest: true, &random)
    guard let life = lives.last, life.isTold, !simulated.isDown else { return }
    now += 14 * 3_600_000
    let pain = random.number(in: 0...8)
    guard run(["morning", "\(pain)"])?.status == .success else { return }
    mornings[life.id] = pain
    reach(.morningTold)
  }

  private mutating func rate(_ pain: Int) {
    guard let life = lives.last(where: { $0.isTold }), !simulated.isDown else { return }
    let ending = run(["history", "rate", life.id, "--pain", "\(pain)", "--effort", "3"])
    if ending?.status == .success { ratings += 1 }
  }

  /// A session as limber told it before amounts had units, steps a number and a kind, and times a name of theirs.
  private mutating func findOlder(_ random: inout SeededGenerator) {
    let id = "0ther1ld-0000-4000-8000-00000000000\(older.count % 10)"
    guard !older.contains(id) else { return }
    let about = #""id":"\#(id)","routine":"legs""#
    let lines = [
      #"{"v":1,"kind":"start","id":"\#(id)","time":"\#(instant.rfc3339)","routines":[{"id":"legs","hash":"9c1185a5c5e9fc54"}],"planned":60}"#,
      #"{"v":1,"kind":"step",\#(about),"path":"/steps/0","name":"Heel drop","target":8,"did":7,"outcome":"partial"}"#,
      #"{"v":1,"kind":"step",\#(about),"path":"/steps/1","name":"Hold","target":20000,"did":12250,"outcome":"partial"}"#,
      #"{"v":1,"kind":"end","id":"\#(id)","time":"\#(instant.rfc3339)","outcome":"completed","did":32.25}"#,
    ]
    guard (try? history(on: trueDisk).append(lines)) != nil, !simulated.isDown else { return }
    older.insert(id)
  }

  /// Sessions of another machine, some of which may be there already.
  private mutating func importOthers(_ random: inout SeededGenerator) {
    let number = random.number(in: 0...1)
    let id = "0ther000-0000-4000-8000-00000000000\(number)"
    let time = Instant(milliseconds: 1_790_000_000_000 + Int64(number) * 86_400_000)
    let lines = [
      #"{"v":1,"kind":"start","id":"\#(id)","time":"\#(time.rfc3339)","routines":[{"id":"legs"}],"plannedSeconds":60}"#,
      #"{"v":1,"kind":"end","id":"\#(id)","time":"\#(time.rfc3339)","outcome":"completed","didSeconds":60}"#,
    ]
    let text = lines.joined(separator: "\n") + "\n"
    if bug == .importAsItStands {
      guard (try? history(on: disk).append(lines)) != nil, !simulated.isDown else { return }
    } else {
      guard run(["history", "import", "-"], input: text)?.status == .success else { return }
    }
    reach(imported[id] == nil ? .imported : .importedAgain)
    imported[id] = lines
  }
}

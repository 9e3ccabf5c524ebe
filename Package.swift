// swift-tools-version: 6.2
// The manifest reads in the order data flows: file → routine → plan → session → events → sinks.
import PackageDescription

/// A ready-made sink that speaks the sink protocol: a folder in Plugins/external.
func externalSink(_ name: String, _ folder: String) -> Target {
  .target(
    name: name, dependencies: ["SinkKit", "LimberEvents", "LimberSyntax"],
    path: "Plugins/external/\(folder)")
}

/// The shipped figures: routines/figures/NAME.json.
let figures = [
  "arms-overhead",
  "balance",
  "band-ankle",
  "bird-dog",
  "bridge",
  "burpee",
  "calf-stretch-bent",
  "calf-stretch-straight",
  "chair-stand",
  "cobra",
  "curl-up",
  "dead-bug",
  "downward-dog",
  "foot-bath",
  "foot-roll",
  "forward-fold",
  "hamstring-stretch",
  "hang",
  "heel-drop",
  "heel-raise",
  "ice-calf",
  "jumping-jack",
  "leg-lift",
  "leg-swing-front",
  "leg-swing-side",
  "legs-raised",
  "lunge",
  "massage",
  "mountain-climber",
  "neck-tilt",
  "plank",
  "push-up",
  "row",
  "run",
  "shoulder-circle",
  "shower",
  "side-plank",
  "sit",
  "squat",
  "step-up",
  "twist",
  "walk",
]

let package = Package(
  name: "limber",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "limber", targets: ["limber"]),
    .library(name: "LimberRoutine", targets: ["LimberRoutine"]),
    .library(name: "LimberSession", targets: ["LimberSession"]),
    .library(name: "LimberEvents", targets: ["LimberEvents"]),
  ],
  targets: [
    // The ground, which every room may stand on.
    .target(name: "LimberBasics"),

    // Pure rooms: values in, values out.
    .target(name: "LimberFigures"),
    .target(
      name: "ShippedFigures", path: "routines/figures", sources: ["ShippedFigures.swift"],
      resources: figures.map { .embedInCode("\($0).json") }),
    .target(name: "LimberSyntax"),
    .target(name: "LimberEvents", dependencies: ["LimberSyntax", "LimberFigures"]),
    .target(
      name: "LimberRoutine", dependencies: ["LimberSyntax", "LimberFigures", "ShippedFigures"]),
    .target(
      name: "LimberSession", dependencies: ["LimberRoutine", "LimberEvents"]),
    .target(name: "LimberProgress", dependencies: ["LimberRoutine"]),
    .target(name: "LimberSchedule"),

    // The shipped routines, embedded in the binary.
    .target(
      name: "ShippedRoutines", path: "routines", exclude: ["figures"],
      sources: ["ShippedRoutines.swift"],
      resources: [
        .embedInCode("after-run.json"),
        .embedInCode("calf-massage.json"),
        .embedInCode("calf-step-stretch.json"),
        .embedInCode("contrast-foot-bath.json"),
        .embedInCode("contrast-shower.json"),
        .embedInCode("cooldown-walk.json"),
        .embedInCode("examples/alfredson.json"),
        .embedInCode("examples/amrap-cindy.json"),
        .embedInCode("examples/box-breathing.json"),
        .embedInCode("examples/breath-hold.json"),
        .embedInCode("examples/couch-run.json"),
        .embedInCode("examples/fartlek-pyramid.json"),
        .embedInCode("examples/hangboard-repeaters.json"),
        .embedInCode("examples/hundred-push-ups.json"),
        .embedInCode("examples/mcgill-big-three.json"),
        .embedInCode("examples/nordic-hamstring.json"),
        .embedInCode("examples/otago-balance.json"),
        .embedInCode("examples/plank-ladder.json"),
        .embedInCode("examples/plantar-heel-raise.json"),
        .embedInCode("examples/rest-pause.json"),
        .embedInCode("examples/seven-minute.json"),
        .embedInCode("examples/swings-emom.json"),
        .embedInCode("examples/tabata.json"),
        .embedInCode("examples/taste.json"),
        .embedInCode("examples/programmes/couch-to-5k.json"),
        .embedInCode("Control.md"),
        .embedInCode("Events.md"),
        .embedInCode("ExternalSinks.md"),
        .embedInCode("Figures.md"),
        .embedInCode("Format.md"),
        .embedInCode("HistoryFile.md"),
        .embedInCode("Settings.md"),
        .embedInCode("StatusBars.md"),
        .embedInCode("foot-soak.json"),
        .embedInCode("herbal-bath.json"),
        .embedInCode("ice-massage.json"),
        .embedInCode("ice-pack.json"),
        .embedInCode("leg-elevation.json"),
        .embedInCode("morning-legs.json"),
        .embedInCode("routine.schema.json"),
        .embedInCode("programme.schema.json"),
        .embedInCode("Programmes.md"),
        .embedInCode("programmes/ease-back.json"),
        .embedInCode("programmes/walk-first.json"),
        .embedInCode("walk-run.json"),
        .embedInCode("warm-calf-soak.json"),
        .embedInCode("warm-up.json"),
      ]),

    // Sinks that are compiled in.
    .target(
      name: "ConsoleSink", dependencies: ["LimberEvents", "LimberFigures"],
      path: "Plugins/ConsoleSink"),
    .target(name: "LogFileSink", dependencies: ["LimberEvents"], path: "Plugins/LogFileSink"),
    .target(name: "BellSink", dependencies: ["LimberEvents"], path: "Plugins/BellSink"),

    // Sinks that are programs of their own, which the limber binary is under other names.
    .target(
      name: "SinkKit", dependencies: ["LimberSyntax", "LimberEvents", "LimberPlatform"],
      path: "Plugins/external/SinkKit"),
    externalSink("SpeechSink", "speech"),
    externalSink("SoundSink", "sound"),
    externalSink("NotifySink", "notify"),
    externalSink("WebhookSink", "webhook"),
    externalSink("MQTTSink", "mqtt"),
    externalSink("MPRISSink", "mpris"),

    // The system behind small values, and what is built on it.
    .target(name: "SystemLibrary"),
    .target(name: "LimberPlatform", dependencies: ["SystemLibrary"]),
    .target(
      name: "LimberPlayer",
      dependencies: [
        "LimberRoutine", "LimberEvents", "LimberSession", "LimberPlatform",
      ]),
    .target(
      name: "LimberSinks",
      dependencies: ["LimberSyntax", "LimberEvents", "LimberPlatform"]),
    .target(
      name: "LimberHistory",
      dependencies: [
        "LimberSyntax", "LimberEvents", "LimberProgress", "LimberPlatform",
      ]),
    .target(
      name: "LimberReminders",
      dependencies: ["LimberSyntax", "LimberSchedule", "LimberPlatform"]),
    .target(
      name: "LimberHost",
      dependencies: [
        "LimberSyntax", "LimberRoutine", "LimberEvents", "LimberSession",
        "LimberProgress", "LimberSchedule", "LimberPlatform", "LimberPlayer", "LimberSinks",
        "LimberHistory", "LimberReminders", "ShippedRoutines",
      ]),

    // The command line.
    .target(name: "LimberCommandLine"),
    .target(
      name: "LimberCommands",
      dependencies: [
        "LimberFigures", "LimberSyntax", "LimberRoutine", "LimberEvents", "LimberSession",
        "LimberProgress", "LimberSchedule", "LimberPlatform", "LimberPlayer", "LimberSinks",
        "LimberHistory", "LimberReminders", "LimberHost", "LimberCommandLine",
      ],
      resources: [.embedInCode("PlayPage/play.css")]
        + ["clock", "session", "person", "result", "sound", "stage", "touch"].map {
          .embedInCode("PlayPage/Script/\($0).js")
        }),
    .executableTarget(
      name: "limber",
      dependencies: [
        "LimberCommands", "LimberEvents", "ConsoleSink", "LogFileSink", "BellSink", "SinkKit",
        "SpeechSink", "SoundSink", "NotifySink", "WebhookSink", "MQTTSink", "MPRISSink",
      ]),

    // Tests.
    .target(
      name: "LimberTestSupport",
      dependencies: [
        "LimberFigures", "LimberSyntax", "LimberRoutine", "LimberEvents", "LimberSession",
        "LimberPlatform", "LimberPlayer", "LimberSinks", "LimberHost",
      ],
      path: "Tests/LimberTestSupport"),
    // Whole lives of one person and a bad machine, from a seed; limber-vopr tells as many as one likes.
    .target(
      name: "LimberSimulation",
      dependencies: [
        "LimberSyntax", "LimberRoutine", "LimberEvents", "LimberSession", "LimberProgress",
        "LimberPlatform", "LimberPlayer", "LimberSinks", "LimberHistory", "LimberHost",
        "LimberSchedule", "LimberReminders", "LimberCommands", "LimberTestSupport",
      ],
      path: "Tests/LimberSimulation", exclude: ["Doors/corpus"]),
    .executableTarget(
      name: "limber-vopr",
      dependencies: ["LimberSimulation", "LimberPlatform", "LimberTestSupport"],
      path: "Tests/limber-vopr"),
    .testTarget(
      name: "SimulationTests",
      dependencies: ["LimberSimulation", "LimberPlatform", "LimberTestSupport"]),
    .testTarget(name: "LimberBasicsTests"),
    .testTarget(name: "LimberFiguresTests", dependencies: ["LimberFigures"]),
    .testTarget(name: "LimberCommandLineTests", dependencies: ["LimberCommandLine"]),
    .testTarget(
      name: "LimberSyntaxTests", dependencies: ["LimberSyntax", "LimberTestSupport"]),
    .testTarget(
      name: "LimberRoutineTests",
      dependencies: ["LimberFigures", "LimberSyntax", "LimberRoutine", "LimberTestSupport"]),
    .testTarget(
      name: "LimberEventsTests",
      dependencies: ["LimberFigures", "LimberEvents", "LimberTestSupport"]),
    .testTarget(
      name: "LimberSessionTests",
      dependencies: [
        "LimberSyntax", "LimberRoutine", "LimberEvents", "LimberSession", "LimberTestSupport",
      ]),
    .testTarget(
      name: "LimberProgressTests",
      dependencies: ["LimberProgress", "LimberRoutine", "LimberTestSupport"]),
    .testTarget(
      name: "LimberScheduleTests", dependencies: ["LimberSchedule", "LimberTestSupport"]),
    .testTarget(
      name: "LimberPlatformTests", dependencies: ["LimberPlatform", "LimberTestSupport"]),
    .testTarget(
      name: "LimberPlayerTests",
      dependencies: [
        "LimberRoutine", "LimberEvents", "LimberSession", "LimberProgress", "LimberPlatform",
        "LimberPlayer", "LimberHost", "LimberTestSupport",
      ]),
    .testTarget(
      name: "LimberSinksTests",
      dependencies: [
        "LimberSyntax", "LimberRoutine", "LimberEvents", "LimberPlatform", "LimberSinks",
        "LimberHost", "LimberTestSupport",
      ]),
    .testTarget(
      name: "LimberHistoryTests",
      dependencies: [
        "LimberRoutine", "LimberEvents", "LimberSession", "LimberProgress", "LimberPlatform",
        "LimberPlayer", "LimberHistory", "LimberHost", "LimberTestSupport",
      ]),
    .testTarget(
      name: "LimberRemindersTests",
      dependencies: [
        "LimberRoutine", "LimberEvents", "LimberSchedule", "LimberPlatform", "LimberReminders",
        "LimberHost", "LimberTestSupport",
      ]),
    .testTarget(
      name: "LimberHostTests",
      dependencies: [
        "LimberSyntax", "LimberRoutine", "LimberEvents", "LimberSession", "LimberPlatform",
        "LimberPlayer", "LimberSinks", "LimberHost", "LimberTestSupport",
      ]),
    .testTarget(
      name: "LimberCommandsTests",
      dependencies: [
        "LimberCommands", "LimberCommandLine", "LimberHost", "LimberPlatform", "LimberPlayer",
        "LimberSinks", "LimberHistory", "LimberReminders", "LimberEvents", "LimberRoutine",
        "LimberSession", "LimberSyntax",
        "LimberTestSupport", "LimberProgress",
        "ConsoleSink", "LogFileSink", "BellSink",
      ]),
    .testTarget(
      name: "SinkTests",
      dependencies: [
        "LimberFigures", "LimberRoutine", "LimberEvents", "LimberSession", "ConsoleSink",
        "LogFileSink", "BellSink", "limber", "LimberTestSupport",
      ]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["LimberTestSupport", "LimberSyntax", "limber"]),
    .testTarget(
      name: "ShippedRoutinesTests",
      dependencies: [
        "ShippedRoutines", "LimberSyntax", "LimberRoutine", "LimberEvents", "LimberSession",
        "ConsoleSink",
      ]),
    .testTarget(
      name: "HouseTests",
      dependencies: [
        "ShippedRoutines", "LimberCommands", "LimberHost", "LimberPlatform", "LimberPlayer",
        "LimberSinks", "LimberHistory", "LimberReminders", "LimberProgress", "LimberEvents",
        "LimberTestSupport",
      ]),
    .testTarget(
      name: "ExternalSinkTests",
      dependencies: [
        "SinkKit", "LimberEvents", "LimberSyntax", "LimberTestSupport", "MPRISSink", "MQTTSink",
        "limber",
      ]),
  ]
)

// Links only with libFuzzer, which is why it is built by `.ci/fuzz` alone.
if Context.environment["LIMBER_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "limber-fuzz",
      dependencies: ["LimberSimulation"],
      path: "Fuzz", exclude: ["routine.dict"]))
}

for target in package.targets where !["LimberBasics", "SystemLibrary"].contains(target.name) {
  target.dependencies.append("LimberBasics")
}

// What is released is small and soon there. A static Swift library has every symbol of a program exported, as if
// plug-ins were to be loaded into it, so that nothing unused could be left out and each start would look through all
// of them. What a start needs lies side by side, which only this linker does by a list of names (Packaging/order).
for target in package.targets where target.type == .executable {
  target.linkerSettings = [
    .unsafeFlags(
      [
        "-use-ld=lld", "-Xlinker", "--no-export-dynamic", "-Xlinker", "--icf=safe",
        "-Xlinker", "--symbol-ordering-file=\(Context.packageDirectory)/Packaging/order.txt",
        "-Xlinker", "--no-warn-symbol-ordering",
        "-Xlinker", "-T", "-Xlinker", "\(Context.packageDirectory)/Packaging/layout.ld",
      ],
      .when(platforms: [.linux], configuration: .release))
  ]
}

// Functions stand in sections of their own so that unused ones can be left out, and where no session waits they
// are made small rather than fast. The rooms that the libraries are made of go without: who depends on a package
// may not be handed flags.
let libraryRooms = [
  "LimberBasics", "LimberFigures", "ShippedFigures", "LimberSyntax", "LimberRoutine",
  "LimberEvents", "LimberSession",
]
let patientRooms = [
  "LimberSchedule", "LimberReminders", "LimberSinks", "LimberCommandLine", "LimberCommands",
]
for target in package.targets where target.type != .test && !libraryRooms.contains(target.name) {
  target.swiftSettings = [
    .unsafeFlags(
      ["-Xfrontend", "-function-sections"] + (patientRooms.contains(target.name) ? ["-Osize"] : []),
      .when(platforms: [.linux], configuration: .release))
  ]
}

for target in package.targets {
  var settings = target.swiftSettings ?? []
  settings += [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
  target.swiftSettings = settings
}

/// The pages of the documentation that are in the binary, in Markdown, beside those of the format.
public enum ShippedPages {
  /// Of the history's file.
  public static var history: [UInt8] { PackageResources.HistoryFile_md }
  /// Of the settings' file.
  public static var settings: [UInt8] { PackageResources.Settings_md }
  /// Of programs that are sinks, and of the events that they are told.
  public static var sinks: [[UInt8]] {
    [PackageResources.ExternalSinks_md, PackageResources.Events_md]
  }
  /// Of a session's socket, and of status bars that show what comes from it.
  public static var control: [[UInt8]] {
    [PackageResources.Control_md, PackageResources.StatusBars_md]
  }
}

/// The routines that come with limber, embedded in the binary.
public enum ShippedRoutines {
  /// Every shipped routine, in the order of their ids: the id and the JSON file's bytes.
  ///
  /// The list is made on first use, so a command that needs no routine does not pay for it.
  public static let files: [(id: String, bytes: [UInt8])] = [
    ("after-run", PackageResources.after_run_json),
    ("calf-massage", PackageResources.calf_massage_json),
    ("calf-step-stretch", PackageResources.calf_step_stretch_json),
    ("contrast-foot-bath", PackageResources.contrast_foot_bath_json),
    ("contrast-shower", PackageResources.contrast_shower_json),
    ("cooldown-walk", PackageResources.cooldown_walk_json),
    ("foot-soak", PackageResources.foot_soak_json),
    ("herbal-bath", PackageResources.herbal_bath_json),
    ("ice-massage", PackageResources.ice_massage_json),
    ("ice-pack", PackageResources.ice_pack_json),
    ("leg-elevation", PackageResources.leg_elevation_json),
    ("morning-legs", PackageResources.morning_legs_json),
    ("walk-run", PackageResources.walk_run_json),
    ("warm-calf-soak", PackageResources.warm_calf_soak_json),
    ("warm-up", PackageResources.warm_up_json),
  ]

  /// Every shipped programme, in the order of their ids: the id and the JSON file's bytes.
  public static let programmes: [(id: String, bytes: [UInt8])] = [
    ("ease-back", PackageResources.ease_back_json),
    ("walk-first", PackageResources.walk_first_json),
  ]

  /// Routines from public sources, to play and to learn the format from; they are in no list of one's own.
  public static let examples: [(id: String, bytes: [UInt8])] = [
    ("alfredson", PackageResources.alfredson_json),
    ("amrap-cindy", PackageResources.amrap_cindy_json),
    ("box-breathing", PackageResources.box_breathing_json),
    ("breath-hold", PackageResources.breath_hold_json),
    ("couch-run", PackageResources.couch_run_json),
    ("fartlek-pyramid", PackageResources.fartlek_pyramid_json),
    ("hangboard-repeaters", PackageResources.hangboard_repeaters_json),
    ("hundred-push-ups", PackageResources.hundred_push_ups_json),
    ("mcgill-big-three", PackageResources.mcgill_big_three_json),
    ("nordic-hamstring", PackageResources.nordic_hamstring_json),
    ("otago-balance", PackageResources.otago_balance_json),
    ("plank-ladder", PackageResources.plank_ladder_json),
    ("plantar-heel-raise", PackageResources.plantar_heel_raise_json),
    ("rest-pause", PackageResources.rest_pause_json),
    ("seven-minute", PackageResources.seven_minute_json),
    ("swings-emom", PackageResources.swings_emom_json),
    ("tabata", PackageResources.tabata_json),
    ("taste", PackageResources.taste_json),
  ]

  /// The programmes among them.
  public static let exampleProgrammes: [(id: String, bytes: [UInt8])] = [
    ("couch-to-5k", PackageResources.couch_to_5k_json)
  ]

  /// The JSON Schema of programmes, for editors.
  public static var programmeSchema: [UInt8] { PackageResources.programme_schema_json }

  /// The pages of the documentation that say all of the format, in Markdown: of routines, programmes and figures.
  public static var pages: [[UInt8]] {
    [
      PackageResources.Format_md, PackageResources.Programmes_md, PackageResources.Figures_md,
    ]
  }

  /// The JSON Schema of the format's version 1, for editors.
  public static var schema: [UInt8] { PackageResources.routine_schema_json }
}

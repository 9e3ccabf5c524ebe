/// What Home Assistant's MQTT integration takes in its discovery, as `.ci/homeassistant --schemas` prints it
/// of the release named below; what it does not know it passes over without a word.
enum HomeAssistant {
  static let release = "2025.4.4"

  /// What an entity of a component may have.
  struct Component {
    var keys: Set<String>
    var deviceClasses: Set<String>

    init(keys: String, deviceClasses: String) {
      self.keys = words(keys)
      self.deviceClasses = words(deviceClasses)
    }
  }

  static let components: [String: Component] = [
    "sensor": Component(
      keys: """
        availability availability_mode availability_template availability_topic device device_class
        enabled_by_default encoding entity_category entity_picture expire_after force_update icon
        json_attributes_template json_attributes_topic last_reset_value_template name object_id options
        origin payload_available payload_not_available qos state_class state_topic
        suggested_display_precision unique_id unit_of_measurement value_template
        """,
      deviceClasses: """
        apparent_power aqi area atmospheric_pressure battery blood_glucose_concentration carbon_dioxide
        carbon_monoxide conductivity current data_rate data_size date distance duration energy
        energy_distance energy_storage enum frequency gas humidity illuminance irradiance moisture
        monetary nitrogen_dioxide nitrogen_monoxide nitrous_oxide ozone ph pm1 pm10 pm25 power
        power_factor precipitation precipitation_intensity pressure reactive_power signal_strength
        sound_pressure speed sulphur_dioxide temperature timestamp volatile_organic_compounds
        volatile_organic_compounds_parts voltage volume volume_flow_rate volume_storage water weight
        wind_direction wind_speed
        """),
    "binary_sensor": Component(
      keys: """
        availability availability_mode availability_template availability_topic device device_class
        enabled_by_default encoding entity_category entity_picture expire_after force_update icon
        json_attributes_template json_attributes_topic name object_id off_delay origin payload_available
        payload_not_available payload_off payload_on qos state_topic unique_id value_template
        """,
      deviceClasses: """
        battery battery_charging carbon_monoxide cold connectivity door garage_door gas heat light lock
        moisture motion moving occupancy opening plug power presence problem running safety smoke sound
        tamper update vibration window
        """),
    "button": Component(
      keys: """
        availability availability_mode availability_template availability_topic command_template
        command_topic device device_class enabled_by_default encoding entity_category entity_picture
        icon json_attributes_template json_attributes_topic name object_id origin payload_available
        payload_not_available payload_press qos retain unique_id
        """,
      deviceClasses: """
        identify restart update
        """),
  ]

  /// What a device may have.
  static let device = words(
    """
    configuration_url connections hw_version identifiers manufacturer model model_id name
    serial_number suggested_area sw_version via_device
    """)
  /// What the program behind an entity may have.
  static let origin = words("name support_url sw_version")
  /// What one of several topics of availability may have.
  static let availability = words("payload_available payload_not_available topic value_template")

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}

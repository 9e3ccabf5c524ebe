/// The tags that name a part of the body: routines that share one load the same part.
///
/// Pain of one of them concerns the others, whatever they are called.
package enum BodyPart {
  /// Every tag that is one, as it is written in a file.
  package static let tags: Set<String> = [
    "achilles", "ankle", "arm", "back", "calf", "chest", "core", "elbow", "fingers", "foot",
    "forearm", "glutes", "hamstring", "hand", "hip", "knee", "leg", "neck", "quads", "shin",
    "shoulder", "thigh", "wrist",
  ]

  /// Those of them that are part of a leg.
  package static let ofLegs: Set<String> = [
    "achilles", "ankle", "calf", "foot", "glutes", "hamstring", "hip", "knee", "leg", "quads",
    "shin", "thigh",
  ]
}

/// The tags that name a way of moving which rules know.
package enum MovementTag: String, CaseIterable {
  case running, stretch, walking

  /// Every tag that is one, as it is written in a file.
  package static let tags = Set(allCases.map(\.rawValue))
  /// Those of them that are on foot.
  package static let onFoot: Set<String> = [running.rawValue, walking.rawValue]
}

extension Routine {
  /// The ways of moving that its tags name, in their order.
  package var movements: [String] { tags.filter(MovementTag.tags.contains) }

  /// Whether a tag says that it walks or runs.
  package var isOnFoot: Bool { tags.contains(where: MovementTag.onFoot.contains) }

  /// The parts of the body that its tags name, in their order.
  package var bodyParts: [String] { tags.filter(BodyPart.tags.contains) }
}

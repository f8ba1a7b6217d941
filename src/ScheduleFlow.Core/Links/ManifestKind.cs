namespace ScheduleFlow.Core.Links;

/// <summary>The manifests that are looked into.</summary>
internal enum ManifestKind
{
    None,
    Hls,
    Dash,
}

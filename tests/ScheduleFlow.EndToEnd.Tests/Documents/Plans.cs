namespace ScheduleFlow.EndToEnd.Tests.Documents;

/// <summary>Small plans, to be complete in themselves.</summary>
internal static class Plans
{
    /// <summary>Two videos of half an hour take turns all day.</summary>
    public const string Turns = """
        channel: Turns
        start: 2026-12-07
        days: 1
        pools:
          all:
            items:
              - { url: a.mp4, title: A, duration: 30m }
              - { url: b.mp4, title: B, duration: 30m }
        blocks:
          - { name: All day, from: "00:00", to: "24:00", pool: all, order: sequence }
        rules:
          - { cooldown: 1h, tier: must }
        """;

    /// <summary>The same, with a must that two videos cannot hold.</summary>
    public const string Impossible = """
        channel: Turns
        start: 2026-12-07
        days: 1
        pools:
          all:
            items:
              - { url: a.mp4, title: A, duration: 30m }
              - { url: b.mp4, title: B, duration: 30m }
        blocks:
          - { name: All day, from: "00:00", to: "24:00", pool: all, order: sequence }
        rules:
          - { cooldown: 2h, tier: must }
        """;

    /// <summary>A plan whose only pool is a playlist file.</summary>
    public static string Of(string playlist) => $$"""
        channel: By file
        start: 2026-12-07
        pools:
          all: { playlist: "{{playlist}}" }
        blocks:
          - { name: All day, from: "00:00", to: "24:00", pool: all }
        """;
}

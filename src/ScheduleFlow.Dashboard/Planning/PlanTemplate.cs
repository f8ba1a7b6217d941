using System.Collections.Immutable;

namespace ScheduleFlow.Dashboard.Planning;

/// <summary>Plans to begin with.</summary>
/// <param name="Name">The end of the keys of its texts.</param>
/// <param name="Text">The plan, with places for the channel, the zone, the first day and a playlist.</param>
internal sealed record PlanTemplate(string Name, string Text)
{
    public static ImmutableArray<PlanTemplate> All { get; } =
    [
        new(
            "library",
            """
            # One playlist around the clock, nothing again within two days.
            channel: $channel
            zone: $zone
            start: $start
            days: 7

            pools:
              programmes: { stored: $playlist }

            blocks:
              - { name: All day, from: "00:00", to: "24:00", pool: programmes }

            rules:
              - { cooldown: 48h, tier: want, pool: programmes }

            """),
        new(
            "dayparts",
            """
            # Parts of the day from pools of their own, the news at fixed times, and idents in between.
            channel: $channel
            zone: $zone
            start: $start
            days: 7

            pools:
              talks:
                category: talk
                items:
                  - { url: https://media.example.org/talk-1.mp4, title: Talk one, duration: 45m }
                  - { url: https://media.example.org/talk-2.mp4, title: Talk two, duration: 30m }
                  - { url: https://media.example.org/talk-3.mp4, title: Talk three, duration: 20m }
              films:
                category: film
                items:
                  - { url: https://media.example.org/film-1.mp4, title: Film one, duration: 1h32m }
                  - { url: https://media.example.org/film-2.mp4, title: Film two, duration: 1h48m }
              idents:
                items:
                  - { url: https://media.example.org/ident.mp4, title: Ident, duration: 10s }
                  - { url: https://media.example.org/trailer.mp4, title: Trailer, duration: 1m }

            blocks:
              - { name: Day, from: "06:00", to: "20:00", pool: talks }
              - { name: Film night, from: "20:00", to: "06:00", pool: films }

            fixed:
              - name: News
                at: ["12:00", "18:00"]
                item: { url: https://media.example.org/news.ts, title: News, duration: 10m, category: news }

            fillers: idents
            filler_limit: 30m

            rules:
              - { cooldown: 3h, tier: want, pool: films }
              - { no_back_to_back: item, tier: want, pool: [talks, films] }

            """),
        new(
            "loop",
            """
            # A short loop all day: what comes this often should only not follow itself.
            channel: $channel
            zone: $zone
            start: $start
            days: 2

            pools:
              house:
                items:
                  - { url: https://media.example.org/welcome.mp4, title: Welcome, duration: 1m30s, weight: 3 }
                  - { url: https://media.example.org/restaurant.mp4, title: The restaurant, duration: 1m45s }
                  - { url: https://media.example.org/walks.mp4, title: Walks from the door, duration: 2m40s }

            blocks:
              - { name: Loop, from: "00:00", to: "24:00", pool: house, order: weighted }

            rules:
              - { no_back_to_back: item, tier: want, pool: house }
              - { cooldown: 3m, tier: want, pool: house }

            """),
    ];

    /// <summary>The plan for a channel.</summary>
    public string For(string channel, string zone, DateOnly start, string? playlist) => Text
        .Replace("$channel", PlanQuotes.Write(channel), StringComparison.Ordinal)
        .Replace("$zone", PlanQuotes.Write(zone), StringComparison.Ordinal)
        .Replace("$start", Station.Wording.Wire(start), StringComparison.Ordinal)
        .Replace("$playlist", PlanQuotes.Write(playlist ?? "Playlist"), StringComparison.Ordinal);
}

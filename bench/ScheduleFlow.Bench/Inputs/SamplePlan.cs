using System.Globalization;
using System.Text;

namespace ScheduleFlow.Bench.Inputs;

/// <summary>A full-day plan of 10,000 items with 20 fixed events a day, the same on every machine.</summary>
internal static class SamplePlan
{
    private const int Items = 10_000;
    private const int Series = 500;
    private const int Categories = 12;

    public static string Of(int days)
    {
        var random = new Random(7);
        var plan = new StringBuilder().Append(CultureInfo.InvariantCulture, $$"""
            channel: Bench
            zone: Europe/Berlin
            start: 2026-12-07
            days: {{days}}
            seed: 7
            pools:
              all:
                items:

            """);
        for (var item = 0; item < Items; item++)
        {
            plan.Append(CultureInfo.InvariantCulture, $"      - {{ url: \"https://media.example.org/{item}.mp4\", duration: {random.Next(600, 3601)}, series: S{random.Next(Series)}, category: C{random.Next(Categories)}, weight: {random.Next(1, 10)} }}\n");
        }

        return plan.Append("""
            blocks:
              - { name: Day, from: "06:00", to: "18:00", pool: all, order: shuffle }
              - { name: Evening, from: "18:00", to: "23:00", pool: all, order: least-recent }
              - { name: Night, from: "23:00", to: "06:00", pool: all, order: weighted }
            fixed:
              - name: News
                at: ["03:00", "04:00", "05:00", "06:00", "07:00", "08:00", "09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00", "17:00", "18:00", "19:00", "20:00", "21:00", "22:00"]
                item: { url: "https://media.example.org/news.ts", title: News, duration: 5m }
            rules:
              - { cooldown: 48h, tier: must, pool: all }
              - { cooldown: 2h, of: series, tier: want }
              - { no_back_to_back: category, tier: nice }

            """).ToString();
    }
}

using System.Globalization;
using System.Text;
using ScheduleFlow.Bench.Inputs;
using ScheduleFlow.Bench.Measuring;

namespace ScheduleFlow.Bench.Sections;

/// <summary>What a look at a channel costs on which ten years of weeks are published, against one with a single week.</summary>
internal static class TimelineLength
{
    private const int Weeks = 520;
    private const int SlotsPerWeek = 7 * 48;
    private const int Rounds = 61;
    private const string Channel = "campus";

    // In the middle of the weeks, as a station has them: earlier ones stay.
    private static readonly DateTimeOffset First = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);
    private static readonly string Now = Instant(First.AddHours(37));

    public static IEnumerable<ResultRow> Run(Workshop workshop)
    {
        var few = Fill(workshop, "timeline-1", 1);
        var many = Fill(workshop, $"timeline-{Weeks}", Weeks);
        yield return Row(workshop, Target.AtMost(1.5), few, many, "now", "--channel", Channel, "--now", Now);

        // Its reply has a row for each publication.
        yield return Row(workshop, Target.None, few, many, "timeline", "--channel", Channel, "--now", Now);
    }

    private static ResultRow Row(Workshop workshop, Target target, string few, string many, params string[] arguments)
    {
        var measured = Contest.Run(Rounds, workshop.Worker(few, arguments), workshop.Worker(many, arguments));
        return new ResultRow(
            $"weeks-{arguments[0]}",
            string.Create(CultureInfo.InvariantCulture, $"{arguments[0]} on a channel with {Weeks} published weeks, against one"),
            Quantity.Milliseconds(measured[1]),
            Quantity.Milliseconds(measured[0]),
            target);
    }

    private static string Fill(Workshop workshop, string data, int weeks)
    {
        var document = workshop.PathTo(data + ".json");
        for (var week = 0; week < weeks; week++)
        {
            File.WriteAllText(document, Week(First.AddDays(7 * (week - (weeks / 2)))));
            var name = string.Create(CultureInfo.InvariantCulture, $"Week {week:000}");
            SampleStore.RunOnce(workshop.Worker(data, "import-schedule", document, "--name", name));
            SampleStore.RunOnce(workshop.Worker(data, "publish-schedule", name, "--channel", Channel, "--new", "--now", Now));
        }

        return data;
    }

    private static string Week(DateTimeOffset start)
    {
        var events = new StringBuilder("{\"events\":[");
        for (var i = 0; i < SlotsPerWeek; i++)
        {
            events.Append(i == 0 ? "" : ",").Append(
                CultureInfo.InvariantCulture,
                $"{{\"title\":\"Programme {i}\",\"start\":\"{Instant(start.AddMinutes(30 * i))}\",\"duration\":1800,\"video_url\":\"{SampleDocuments.Url(i)}\"}}");
        }

        return events.Append("]}").ToString();
    }

    private static string Instant(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

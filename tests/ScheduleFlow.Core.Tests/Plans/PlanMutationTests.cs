using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Plans;

/// <summary>The example plans with random damage: each is refused with reasons, or read and then planned. Nothing throws.</summary>
public sealed class PlanMutationTests(ITestOutputHelper output)
{
    private const int Rounds = 700;

    /// <summary>What may come out at most of a plan that is planned here: every third that can be read, and is not long.</summary>
    private const long MaxEvents = 100_000;

    private static readonly string[] Scalars =
    [
        "~", "no", "0", "-1", "1e3", "0o10", ".nan", "99999999999999999999", "\"\"", "10:30", "24:00", "2026-02-30", "9999-12-31", "0001-01-01", "2026-03-29T02:30", "UTC", "America/St_Johns",
        "[]", "{}", "[[]]", "{ a: b }", "*a", "&a b", "!!int 3", "|", ">-", "? a", "<<", "'", "\"", "\"\\U0011FFFF\"", "\"\\ud800\"", "S٠١E٠٣", "must", "hourly", "sequence", "3660", "1s", "7d", "366d", "next-fixed", "60", "films", "series",
    ];

    private static readonly string[] Fields =
    [
        "from", "to", "days", "hours", "end", "start", "zone", "seed", "season", "pad", "count", "until", "duration", "order", "pool", "filter", "at", "once", "lateness", "item", "url", "title", "series", "episode",
        "tags", "weight", "valid_from", "valid_until", "not_before", "not_after", "max_plays", "max_plays_per_day", "cooldown", "separation", "no_back_to_back", "per", "of", "for", "tier", "rerun_of", "day_start", "filler_limit",
    ];

    [Theory(Timeout = 120_000)]
    [InlineData("campus_week.yaml", 1)]
    [InlineData("hotel_loop.yaml", 2)]
    [InlineData("movies_and_news.yaml", 3)]
    public Task No_damage_makes_the_reader_or_the_planner_throw(string name, int seed) => Task.Run(
        () =>
        {
            using var library = File.OpenRead(Repository.PathTo("demo_data", "campus_library.m3u"));
            var list = PlaylistReader.Read(library, FormatNames.Auto).Value.Items;
            var sources = new PlanSources(_ => list, _ => new Problem(ErrorType.NotFound, "No playlist."));
            var original = File.ReadAllText(Repository.PathTo("demo_data", "plans", name));
            var random = new Random(seed);
            var (read, planned) = (0, 0);
            for (var round = 0; round < Rounds; round++)
            {
                var text = Damage(original, random);
                if (!PlanReader.Read(text, sources).TryGet(out var document, out var problem))
                {
                    problem.Type.Should().Match<ErrorType>(type => type == ErrorType.ParseError || type == ErrorType.Validation || type == ErrorType.TooLarge, text);
                    problem.Message.Should().Contain("ine ", text);
                    problem.Errors.Should().NotContain(error => !error.StartsWith("Line "), text);
                    continue;
                }

                read++;
                if (read % 3 == 0 && document.Plan.Horizon.Seconds / document.Plan.Items.Min(item => item.Seconds) <= MaxEvents)
                {
                    planned++;
                    IsWhole(document.Plan, text);
                }
            }

            output.WriteLine($"{name}: {read} of {Rounds} read, {planned} planned.");
            read.Should().BeInRange(Rounds / 20, Rounds * 19 / 20);
            planned.Should().BePositive();
        },
        TestContext.Current.CancellationToken);

    // Everything is on air or said not to be, and nothing overlaps.
    private static void IsWhole(PlanDocument plan, string text)
    {
        var result = Planner.Run(new PlannerInput { Plan = plan, From = plan.Horizon.Start, History = [] });
        var now = plan.Horizon.Start;
        foreach (var window in result.Events.Select(item => item.Window).Concat(result.DeadAir.Select(gap => gap.Window)).OrderBy(window => window.Start))
        {
            window.Start.Should().Be(now, text);
            now = window.End;
        }

        now.Should().Be(plan.Horizon.End, text);
    }

    private static string Damage(string original, Random random)
    {
        var lines = original.Split('\n').ToList();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var at = random.Next(lines.Count);
            var line = lines[at];
            switch (random.Next(9))
            {
                case 0:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(at, lines[random.Next(lines.Count)]);
                    break;
                case 2:
                    lines[at] = (random.Next(2) == 0 ? " " : "\t") + line;
                    break;
                case 3:
                    lines[at] = Replaced(line, Scalars[random.Next(Scalars.Length)], random);
                    break;
                case 4:
                    lines[at] = Replaced(line, $"{Fields[random.Next(Fields.Length)]}: {Scalars[random.Next(Scalars.Length)]}", random);
                    break;
                case 5 when line.LastIndexOf('}') is >= 0 and var end:
                    lines[at] = line.Insert(end, $", {Fields[random.Next(Fields.Length)]}: {Scalars[random.Next(Scalars.Length)]} ");
                    break;
                case 6:
                    lines.Insert(0, $"{Fields[random.Next(Fields.Length)]}: {Scalars[random.Next(Scalars.Length)]}");
                    break;
                case 7 when line.Length > 0:
                    lines[at] = new StringBuilder(line) { [random.Next(line.Length)] = (char)random.Next(random.Next(2) == 0 ? 0x80 : 0x1_0000) }.ToString();
                    break;
                default:
                    // A digit: another time, duration or number.
                    var digit = line.IndexOfAny([.. "0123456789"], random.Next(line.Length + 1));
                    lines[at] = digit < 0 ? line : new StringBuilder(line) { [digit] = (char)('0' + random.Next(10)) }.ToString();
                    break;
            }

            if (lines.Count == 0)
            {
                lines.Add("");
            }
        }

        return string.Join('\n', lines);
    }

    // One of the words between spaces.
    private static string Replaced(string line, string with, Random random)
    {
        var words = line.Split(' ');
        words[random.Next(words.Length)] = with;
        return string.Join(' ', words);
    }
}

using System.Text.Json.Nodes;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Tests.Plans;

/// <summary>A good plan with one thing wrong, or with many: each is named with its line and column, in YAML and in JSON.</summary>
public sealed class PlanErrorTests
{
    private const string Good = """
        {
          "channel": "Harbour TV",
          "zone": "Europe/Berlin",
          "start": "2026-12-07",
          "days": 7,
          "pools": {
            "films": {
              "category": "film",
              "filter": { "max_duration": "2h" },
              "items": [{ "url": "a.mp4", "duration": "1h" }, { "url": "b.mp4", "title": "B", "duration": "30m" }]
            },
            "idents": { "items": [{ "url": "ident.mp4", "duration": "10s" }] },
            "all": { "pools": ["films", "idents"] }
          },
          "blocks": [
            { "name": "Day", "days": ["mon-fri"], "from": "06:00", "to": "18:00", "pool": "films", "season": { "from": "2026-12-01", "to": "2026-12-24" } },
            { "name": "Again", "from": "18:00", "duration": "2h", "rerun_of": "Day" }
          ],
          "fixed": [
            { "name": "News", "at": ["12:00", "18:00"], "item": { "url": "news.ts", "duration": "10m" } },
            { "name": "Film", "once": "2026-12-08T20:15", "pool": "films" }
          ],
          "pins": [{ "at": "2026-12-08T10:00", "url": "a.mp4" }],
          "fillers": ["idents"],
          "rules": [{ "cooldown": "48h" }, { "max_plays": 2, "per": "day" }]
        }
        """;

    private const string NoTime = "must be a time of the day such as \"06:00\", not";

    /// <summary>What is changed, to what (nothing: it is taken away), the place of the error, and its text.</summary>
    public static TheoryData<string, string, string, string> Cases => new()
    {
        // A field that nobody knows.
        { "chanel", "1", "chanel?", "there is no field “chanel”; did you mean “channel”?" },
        { "pools.films.filters", "{}", "pools.films.filters?", "pools.films: there is no field “filters”; did you mean “filter”?" },
        { "pools.films.filter.tag", "\"x\"", "pools.films.filter.tag?", "pools.films.filter: there is no field “tag”; did you mean “tags”?" },
        { "pools.films.items.1.colour", "5", "pools.films.items.1.colour?", "pools.films.items[1]: there is no field “colour” here; there are url, duration, title, series, season, episode, category, tags, weight, valid_from, valid_until, not_before, not_after, max_plays, max_plays_per_day" },
        { "blocks.0.oder", "\"shuffle\"", "blocks.0.oder?", "blocks[0]: there is no field “oder”; did you mean “order”?" },
        { "blocks.0.season.until", "\"2026-12-24\"", "blocks.0.season.until?", "blocks[0].season: there is no field “until” here; there are from, to" },
        { "fixed.1.onec", "1", "fixed.1.onec?", "fixed[1]: there is no field “onec”; did you mean “once”?" },
        { "pools.idents.items.0.ulr", "1", "pools.idents.items.0.ulr?", "pools.idents.items[0]: there is no field “ulr”; did you mean “url”?" },
        { "pins.0.urls", "1", "pins.0.urls?", "pins[0]: there is no field “urls”; did you mean “url”?" },
        { "rules.0.teir", "\"must\"", "rules.0.teir?", "rules[0]: there is no field “teir”; did you mean “tier”?" },
        { "<<", "{}", "<<?", "there is no field “<<” here; there are $schema, version, channel, zone, start, days, hours, end, day_start, seed, pools, blocks, fixed, pins, fillers, filler_limit, rules" },

        // The frame.
        { "channel", "", "", "“channel” is missing" },
        { "channel", "null", "", "“channel” is missing" },
        { "channel", "[\"A\"]", "channel", "“channel” must be a text, not a list" },
        { "channel", "\" \"", "channel", "“channel” must be a text, not “ ”" },
        { "version", "2", "version", "“version” must be 1, not “2”" },
        { "zone", "\"Europe/Berln\"", "zone", "there is no time zone \"Europe/Berln\"; did you mean Europe/Berlin?" },
        { "zone", "\"Mars/Olympus\"", "zone", "there is no time zone \"Mars/Olympus\"; zones have IANA names such as Europe/London" },
        { "zone", "{ \"name\": \"UTC\" }", "zone", "“zone” must be a text, not an object" },
        { "start", "", "", "“start” is missing" },
        { "start", "\"tomorrow\"", "start", "“start” “tomorrow” is not a time: it is not a date and time: write it like 2025-11-24T08:00:00Z" },
        { "start", "\"2026-02-30\"", "start", "“start” “2026-02-30” is not a time: there is no day 30 in 2026-02: write it like 2025-11-24T08:00:00Z" },
        { "start", "[]", "start", "“start” must be a date or a time such as 2026-12-07 or 2026-12-07T06:00, not a list" },
        { "start", "\"9999-12-31\"", "start", "“start” must be from 1900-01-01T00:00:00Z to 2999-12-31T00:00:00Z" },
        { "start", "\"1899-12-31\"", "start", "“start” must be from 1900-01-01T00:00:00Z to 2999-12-31T00:00:00Z" },
        { "days", "0", "days", "“days” must be a whole number from 1 to 1000000, not “0”" },
        { "days", "1000001", "days", "“days” must be a whole number from 1 to 1000000, not “1000001”" },
        { "days", "1.5", "days", "“days” must be a whole number from 1 to 1000000, not “1.5”" },
        { "days", "99999999999999999999", "days", "“days” must be a whole number from 1 to 1000000, not “99999999999999999999”" },
        { "days", "true", "days", "“days” must be a whole number from 1 to 1000000, not “true”" },
        { "hours", "5", "hours", "give one of days, hours and end, not several" },
        { "end", "\"2026-12-09\"", "end", "give one of days, hours and end, not several" },
        { "day_start", "\"24:00\"", "day_start", $"“day_start” {NoTime} “24:00”" },
        { "day_start", "6", "day_start", $"“day_start” {NoTime} “6”" },
        { "seed", "-1", "seed", "“seed” must be a whole number from 0 to 9007199254740991, not “-1”" },
        { "filler_limit", "\"25h\"", "filler_limit", "“filler_limit” must be a duration such as 90m, 1h30m or 01:30:00, from 0s to 1d, not “25h”" },
        { "fillers", "[\"indents\"]", "fillers.0", "there is no pool “indents”; did you mean “idents”?" },
        { "fillers", "{}", "fillers", "“fillers” must be a text, not an object" },
        { "blocks", "{ \"a\": 1 }", "blocks", "“blocks” must be a list, not an object" },
        { "blocks.1", "5", "blocks.1", "blocks[1]: must be an object, not “5”" },
        { "rules", "\"none\"", "rules", "“rules” must be a list, not “none”" },

        // Pools and items.
        { "pools.new", "{ \"category\": \"x\" }", "pools.new", "pools.new: has no items: give playlist (a file), stored (a playlist's id), items or pools" },
        { "pools.new", "null", "pools.new", "pools.new: must be an object, not nothing" },
        { "pools.new", "[1]", "pools.new", "pools.new: must be an object, not a list" },
        { "pools.new", "{ \"items\": [] }", "pools.new", "pools.new: is empty" },
        { "pools.films.filter.category", "\"opera\"", "pools.films", "pools.films: is empty: no item fits its filter" },
        { "pools.new", "\"missing.m3u\"", "pools.new", "pools.new: There is no file “missing.m3u”." },
        { "pools.films.playlist", "\"missing.m3u\"", "pools.films.playlist", "pools.films: There is no file “missing.m3u”." },
        { "pools.films.stored", "\"x\"", "pools.films.stored", "pools.films: No playlist." },
        { "pools.all.pools", "[\"films\", \"series\"]", "pools.all.pools.1", "pools.all: there is no pool “series”" },
        { "pools.films.weight", "0", "pools.films.weight", "pools.films: “weight” must be a number above 0 and at most 1000, not “0”" },
        { "pools.films.weight", "\"NaN\"", "pools.films.weight", "pools.films: “weight” must be a number above 0 and at most 1000, not “NaN”" },
        { "pools.films.duration", "\"8d\"", "pools.films.duration", "pools.films: “duration” must be a duration such as 90m, 1h30m or 01:30:00, from 1s to 7d, not “8d”" },
        { "pools.films.filter.min_duration", "\"3h\"", "pools.films.filter.max_duration", "pools.films.filter: “max_duration” is less than “min_duration”" },
        { "pools.films.items.0.url", "", "pools.films.items.0", "pools.films.items[0]: “url” is missing" },
        { "pools.films.items.1.duration", "", "pools.films.items.1", "pools.films.items[1]: “duration” is missing" },
        { "pools.films.items.1.duration", "\"an hour\"", "pools.films.items.1.duration", "pools.films.items[1]: “duration” must be a duration such as 90m, 1h30m or 01:30:00, from 1s to 7d, not “an hour”" },
        { "pools.films.items.1.duration", "0", "pools.films.items.1.duration", "pools.films.items[1]: “duration” must be a duration such as 90m, 1h30m or 01:30:00, from 1s to 7d, not “0”" },
        { "pools.idents.items.0", "{ \"url\": \"a.mp4\", \"duration\": \"2m\" }", "pools.idents.items.0.duration", "pools.idents.items[0]: “a.mp4” is 3600 s long elsewhere in the plan and 120 s here" },
        { "pools.films.items.1.episode", "\"first\"", "pools.films.items.1.episode", "pools.films.items[1]: “episode” must be a whole number from 0 to 1000000, not “first”" },
        { "pools.films.items.1.tags", "[\"a\", [\"b\"]]", "pools.films.items.1.tags.1", "pools.films.items[1]: “tags[1]” must be a text, not a list" },
        { "pools.films.items.1.valid_from", "\"soon\"", "pools.films.items.1.valid_from", "pools.films.items[1]: “valid_from” “soon” is not a time: it is not a date and time: write it like 2025-11-24T08:00:00Z" },
        { "pools.films.items.1", "{ \"url\": \"b.mp4\", \"duration\": 60, \"valid_from\": \"2026-12-09\", \"valid_until\": \"2026-12-08\" }", "pools.films.items.1.valid_until", "pools.films.items[1]: “valid_until” is not after “valid_from”" },
        { "pools.films.items.1.not_before", "\"6:00\"", "pools.films.items.1.not_before", $"pools.films.items[1]: “not_before” {NoTime} “6:00”" },
        { "pools.films.items.1.max_plays", "-1", "pools.films.items.1.max_plays", "pools.films.items[1]: “max_plays” must be a whole number from 0 to 1000000, not “-1”" },

        // Blocks.
        { "blocks.0.name", "", "blocks.0", "blocks[0]: “name” is missing" },
        { "blocks.1.name", "\"Day\"", "blocks.1.name", "blocks[1]: there is a block “Day” already" },
        { "blocks.0.from", "", "blocks.0", "blocks[0]: “from” is missing" },
        { "blocks.0.from", "\"25:00\"", "blocks.0.from", $"blocks[0]: “from” {NoTime} “25:00”" },
        { "blocks.0.from", "600", "blocks.0.from", $"blocks[0]: “from” {NoTime} “600”" },
        { "blocks.0.to", "\"24:00:01\"", "blocks.0.to", $"blocks[0]: “to” {NoTime} “24:00:01”" },
        { "blocks.0.duration", "\"2h\"", "blocks.0.duration", "blocks[0]: give “to” or “duration”, not both" },
        { "blocks.1.duration", "\"8d\"", "blocks.1.duration", "blocks[1]: “duration” must be a duration such as 90m, 1h30m or 01:30:00, from 1s to 7d, not “8d”" },
        { "blocks.0.count", "0", "blocks.0.count", "blocks[0]: “count” must be a whole number from 1 to 100000, not “0”" },
        { "blocks.0.pool", "\"flims\"", "blocks.0.pool", "blocks[0]: there is no pool “flims”; did you mean “films”?" },
        { "blocks.0.pool", "[\"films\", \"nothing\"]", "blocks.0.pool.1", "blocks[0]: there is no pool “nothing”" },
        { "blocks.0.pool", "[]", "blocks.0.pool", "blocks[0]: “pool” is empty: leave it out, or name one" },
        { "blocks.0.pool", "", "blocks.0", "blocks[0]: “pool” is missing (or “filter”, or “rerun_of”)" },
        { "blocks.0.filter", "{ \"category\": \"opera\" }", "blocks.0", "blocks[0]: no item fits: the pool is empty, or the filter too narrow" },
        { "blocks.0.order", "\"random\"", "blocks.0.order", "blocks[0]: “order” must be shuffle, sequence, least-recent or weighted, not “random”" },
        { "blocks.0.pad", "7", "blocks.0.pad", "blocks[0]: “pad” must be 60, 30, 15, 10 or 5, not “7”" },
        { "blocks.0.until", "\"news\"", "blocks.0.until", "blocks[0]: “until” must be next-fixed, not “news”" },
        { "blocks.0.days", "[\"mon\", \"funday\"]", "blocks.0.days.1", "blocks[0]: “funday” is not a day: write mon, tue, wed, thu, fri, sat, sun, a range such as mon-fri, weekdays, weekend or daily" },
        { "blocks.0.days", "[]", "blocks.0.days", "blocks[0]: “days” is empty: leave it out, or name one" },
        { "blocks.0.season.to", "\"2026-11-30\"", "blocks.0.season.to", "blocks[0].season: ends before it begins" },
        { "blocks.0.season.to", "\"2026-11-31\"", "blocks.0.season.to", "blocks[0].season: “to” must be a date such as 2026-12-24, not “2026-11-31”" },
        { "blocks.0.season", "\"winter\"", "blocks.0.season", "blocks[0].season: must be an object, not “winter”" },
        { "blocks.1.rerun_of", "\"Dax\"", "blocks.1.rerun_of", "blocks[1]: there is no block “Dax” above this one to show again; did you mean “Day”?" },
        { "blocks.1.rerun_of", "\"Again\"", "blocks.1.rerun_of", "blocks[1]: there is no block “Again” above this one to show again" },
        { "blocks.1.pool", "\"films\"", "blocks.1.pool", "blocks[1]: a rerun plays what the other block played: leave out pool and filter" },

        // Fixed events and pins.
        { "fixed.0.name", "", "fixed.0", "fixed[0]: “name” is missing" },
        { "fixed.0.at", "", "fixed.0", "fixed[0]: give “at” (times of the day, or “hourly”), or “once” (one date and time)" },
        { "fixed.0.at", "[]", "fixed.0.at", "fixed[0]: “at” is empty: leave it out, or name one" },
        { "fixed.0.at", "[\"12:00\", \"noon\"]", "fixed.0.at.1", $"fixed[0]: “at[1]” {NoTime} “noon”" },
        { "fixed.0.at", "\"daily\"", "fixed.0.at", $"fixed[0]: “at” {NoTime} “daily”" },
        { "fixed.0.once", "\"2026-12-08\"", "fixed.0.once", "fixed[0]: give “at” (times of the day, or “hourly”), or “once” (one date and time)" },
        { "fixed.1.once", "\"20:15\"", "fixed.1.once", "fixed[1]: “once” “20:15” is not a time: it is a clock time without a date: write it like 2025-11-24T08:00:00Z" },
        { "fixed.0.item", "", "fixed.0", "fixed[0]: “item” is missing (or “pool” or “filter”)" },
        { "fixed.0.item", "\"news.ts\"", "fixed.0.item", "fixed[0].item: must be an object, not “news.ts”" },
        { "fixed.0.item.duration", "\"10 min\"", "fixed.0.item.duration", "fixed[0].item: “duration” must be a duration such as 90m, 1h30m or 01:30:00, from 1s to 7d, not “10 min”" },
        { "fixed.0.start", "\"firm\"", "fixed.0.start", "fixed[0]: “start” must be hard or soft, not “firm”" },
        { "fixed.0", "{ \"name\": \"N\", \"at\": \"12:00\", \"pool\": \"films\", \"start\": \"hard\", \"lateness\": \"5m\" }", "fixed.0.lateness", "fixed[0]: a hard start is never late: leave out lateness, or make it soft" },
        { "fixed.0.lateness", "\"7h\"", "fixed.0.lateness", "fixed[0]: “lateness” must be a duration such as 90m, 1h30m or 01:30:00, from 1s to 6h, not “7h”" },
        { "fixed.1.pool", "\"film\"", "fixed.1.pool", "fixed[1]: there is no pool “film”; did you mean “films”?" },
        { "pins.0.at", "", "pins.0", "pins[0]: “at” is missing" },
        { "pins.0.url", "\"z.mp4\"", "pins.0.url", "pins[0]: no pool has “z.mp4”" },

        // Rules.
        { "rules.0", "{}", "rules.0", "rules[0]: must have exactly one of cooldown, separation, max_plays, no_back_to_back, and not_before with not_after" },
        { "rules.0.separation", "\"1h\"", "rules.0", "rules[0]: must have exactly one of cooldown, separation, max_plays, no_back_to_back, and not_before with not_after" },
        { "rules.0.cooldown", "\"367d\"", "rules.0.cooldown", "rules[0]: “cooldown” must be a duration such as 90m, 1h30m or 01:30:00, from 1s to 366d, not “367d”" },
        { "rules.0.cooldown", "-5", "rules.0.cooldown", "rules[0]: “cooldown” must be a duration such as 90m, 1h30m or 01:30:00, from 1s to 366d, not “-5”" },
        { "rules.0.tier", "\"maybe\"", "rules.0.tier", "rules[0]: “tier” must be must, want or nice, not “maybe”" },
        { "rules.0.of", "\"tag\"", "rules.0.of", "rules[0]: “of” must be item, series, category or all, not “tag”" },
        { "rules.0.pool", "\"idnets\"", "rules.0.pool", "rules[0]: there is no pool “idnets”; did you mean “idents”?" },
        { "rules.0.for", "\"films\"", "rules.0.for", "rules[0].for: must be an object, not “films”" },
        { "rules.0.per", "\"day\"", "rules.0.per", "rules[0]: “per” goes with max_plays only" },
        { "rules.0", "{ \"no_back_to_back\": \"item\", \"of\": \"series\" }", "rules.0.of", "rules[0]: “of” goes with cooldown, separation and max_plays only" },
        { "rules.1.per", "\"week\"", "rules.1.per", "rules[1]: “per” must be day or total, not “week”" },
        { "rules.1.max_plays", "\"two\"", "rules.1.max_plays", "rules[1]: “max_plays” must be a whole number from 0 to 1000000, not “two”" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_error_is_named_with_its_line_and_column(string path, string value, string place, string message)
    {
        var plan = JsonNode.Parse(Good)!;
        Change(plan, path, value);

        foreach (var text in new[] { PlacedText.Yaml(plan), PlacedText.Json(plan) })
        {
            var problem = PlanReader.Read(text.Text, NoLists).Problem;

            problem.Should().NotBeNull(text.Text);
            problem!.Type.Should().Be(ErrorType.Validation);
            problem.Errors.Should().Contain(At(text, place, message), text.Text);

            // Nothing else is wrong but what follows from it: no demand of a rule, no item of a fixed event, no pool for a pin.
            problem.Errors.Length.Should().BeLessThanOrEqualTo(2);
            problem.Message.Should().EndWith(problem.Errors[0]);
            problem.Hint.Should().Contain("docs/plans.md");
        }
    }

    [Fact]
    public void The_plan_without_changes_has_no_error()
    {
        var plan = JsonNode.Parse(Good)!;

        PlanReader.Read(PlacedText.Yaml(plan).Text, NoLists).Problem.Should().BeNull();
        PlanReader.Read(PlacedText.Json(plan).Text, NoLists).Problem.Should().BeNull();
    }

    [Fact]
    public void All_errors_of_a_plan_are_named_at_once_and_in_the_order_of_the_file()
    {
        string[] paths = ["zone", "pools.films.weight", "pools.films.items.1.max_plays", "blocks.0.order", "blocks.0.pad", "blocks.0.days", "blocks.1.rerun_of", "fixed.1.once", "pins.0.urls", "fillers", "rules.0.tier", "rules.1.per"];
        var cases = Cases.Select(row => row.Data).Where(row => paths.Contains(row.Item1)).DistinctBy(row => row.Item1).ToList();
        cases.Should().HaveSameCount(paths);
        var plan = JsonNode.Parse(Good)!;
        foreach (var (path, value, _, _) in cases)
        {
            Change(plan, path, value);
        }

        foreach (var text in new[] { PlacedText.Yaml(plan), PlacedText.Json(plan) })
        {
            var problem = PlanReader.Read(text.Text, NoLists).Problem!;

            problem.Errors.Should().Equal(cases.OrderBy(row => text.PlaceOf(row.Item3)).Select(row => At(text, row.Item3, row.Item4)));
            problem.Message.Should().StartWith($"The plan has {cases.Count} errors. The first: {problem.Errors[0]}");
        }
    }

    [Theory]
    [InlineData("blocks.0.to", "\"06:00\"")]
    [InlineData("blocks.0.to", "\"24:00\"")]
    [InlineData("blocks.1.count", "3")]
    [InlineData("pools.films.items.1.valid_until", "\"9999-12-31T23:59:59Z\"")]
    [InlineData("pools.films.items.1.valid_from", "\"0001-01-02\"")]
    [InlineData("start", "\"2999-12-30\"")]
    [InlineData("start", "\"1900-01-02\"")]
    public void What_only_looks_odd_is_read(string path, string value)
    {
        var plan = JsonNode.Parse(Good)!;
        Change(plan, path, value);

        PlanReader.Read(PlacedText.Yaml(plan).Text, NoLists).Problem.Should().BeNull();
    }

    [Theory]
    [InlineData("blocks", 1_000)]
    [InlineData("rules", 1_000)]
    [InlineData("fixed", 10_000)]
    [InlineData("pins", 10_000)]
    public void More_of_a_kind_than_anyone_has_are_refused(string name, int most)
    {
        var plan = JsonNode.Parse(Good)!;
        var list = plan[name]!.AsArray();
        while (list.Count < most)
        {
            list.Add(list[0]!.DeepClone());
            if (name == "blocks")
            {
                list[^1]!["name"] = $"Block {list.Count}";
            }
        }

        PlanReader.Read(PlacedText.Yaml(plan).Text, NoLists).Problem.Should().BeNull();

        list.Add(5);
        var text = PlacedText.Yaml(plan);
        PlanReader.Read(text.Text, NoLists).Problem!.Errors.Should().Equal(At(text, $"{name}.{most}", $"“{name}” has {most + 1} entries; {most} are the most"));
    }

    [Fact]
    public void More_pools_than_anyone_has_are_refused()
    {
        var plan = JsonNode.Parse(Good)!;
        var pools = plan["pools"]!.AsObject();
        while (pools.Count <= 1_000)
        {
            pools.Add($"pool {pools.Count}", pools["idents"]!.DeepClone());
        }

        var text = PlacedText.Yaml(plan);
        PlanReader.Read(text.Text, NoLists).Problem!.Errors.Should().Equal(At(text, "pools.pool 1000?", "pools: there are 1001 pools; 1000 are the most"));
    }

    internal static PlanSources NoLists { get; } = new(
        path => new Problem(ErrorType.FileNotFound, $"There is no file “{path}”."),
        _ => new Problem(ErrorType.NotFound, "No playlist."));

    private static string At(PlacedText text, string place, string message) => $"Line {text.PlaceOf(place).Line}, column {text.PlaceOf(place).Column}: {message}";

    private static void Change(JsonNode plan, string path, string value)
    {
        var names = path.Split('.');
        var owner = names.SkipLast(1).Aggregate(plan, (node, name) => node is JsonArray list ? list[int.Parse(name)]! : node[name]!);
        if (owner is JsonArray items)
        {
            items[int.Parse(names[^1])] = JsonNode.Parse(value);
        }
        else if (value.Length == 0)
        {
            owner.AsObject().Remove(names[^1]);
        }
        else
        {
            owner[names[^1]] = JsonNode.Parse(value);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Plans;

/// <summary>The published schema says what the reader does.</summary>
public sealed partial class PlanSchemaTests
{
    // An unknown field in each kind of object: the reader then lists those that it knows.
    private const string Unknowns = """
        channel: A
        start: 2026-12-07
        xxxxxxxxxxxxxxxx: 1
        pools:
          p:
            xxxxxxxxxxxxxxxx: 1
            filter: { xxxxxxxxxxxxxxxx: 1 }
            items:
              - { url: a, duration: 1h, xxxxxxxxxxxxxxxx: 1 }
        blocks:
          - { name: b, from: "00:00", to: "24:00", pool: p, season: { xxxxxxxxxxxxxxxx: 1 }, xxxxxxxxxxxxxxxx: 1 }
        fixed:
          - { name: f, at: hourly, pool: p, xxxxxxxxxxxxxxxx: 1 }
        pins:
          - { at: 2026-12-07, url: a, xxxxxxxxxxxxxxxx: 1 }
        rules:
          - { cooldown: 1h, xxxxxxxxxxxxxxxx: 1 }
        """;

    private static readonly PlanSources NoLists = new(
        _ => new Problem(ErrorType.FileNotFound, "No file."),
        _ => new Problem(ErrorType.NotFound, "No playlist."));

    private static string Text { get; } = File.ReadAllText(Repository.PathTo("docs", "plan.schema.json"));

    public static TheoryData<string, string> Objects => new()
    {
        { "", "" },
        { "pools.p", "pool" },
        { "pools.p.filter", "filter" },
        { "pools.p.items[0]", "item" },
        { "blocks[0]", "block" },
        { "blocks[0].season", "season" },
        { "fixed[0]", "fixed" },
        { "pins[0]", "pin" },
        { "rules[0]", "rule" },
    };

    [Theory(Timeout = 60_000)]
    [InlineData("campus_week.yaml")]
    [InlineData("hotel_loop.yaml")]
    [InlineData("movies_and_news.yaml")]
    public async Task An_example_is_valid(string name)
    {
        var schema = await JsonSchema.FromJsonAsync(Text, TestContext.Current.CancellationToken);
        var plan = Json(PlanTree.Parse(await File.ReadAllTextAsync(Repository.PathTo("demo_data", "plans", name), TestContext.Current.CancellationToken)).Value);

        schema.Validate(plan!.ToJsonString()).Should().BeEmpty();
    }

    [Theory(Timeout = 60_000)]
    [InlineData("""{"start":"2026-12-07"}""")]
    [InlineData("""{"channel":"A","start":"tomorrow"}""")]
    [InlineData("""{"channel":"A","start":"2026-12-07","dyas":1}""")]
    [InlineData("""{"channel":"A","start":"2026-12-07","days":0}""")]
    [InlineData("""{"channel":"A","start":"2026-12-07","pools":{"p":{"category":"film"}}}""")]
    [InlineData("""{"channel":"A","start":"2026-12-07","pools":{"p":{"items":[{"duration":"1h"}]}}}""")]
    [InlineData("""{"channel":"A","start":"2026-12-07","blocks":[{"name":"b","from":"6:00","pool":"p"}]}""")]
    [InlineData("""{"channel":"A","start":"2026-12-07","blocks":[{"name":"b","from":"06:00","pool":"p","order":"random"}]}""")]
    [InlineData("""{"channel":"A","start":"2026-12-07","fixed":[{"name":"f","at":"25:00","pool":"p"}]}""")]
    [InlineData("""{"channel":"A","start":"2026-12-07","rules":[{"cooldown":"1h","separation":"1h"}]}""")]
    [InlineData("""{"channel":"A","start":"2026-12-07","rules":[{"cooldown":"soon"}]}""")]
    [InlineData("""{"channel":"A","start":"2026-12-07","rules":[{"cooldown":"1h","per":"day"}]}""")]
    [InlineData("""{"channel":"A","start":"2026-12-07","rules":[{"no_back_to_back":"item","of":"item"}]}""")]
    public async Task What_the_reader_refuses_is_refused_by_the_schema_too(string plan)
    {
        var schema = await JsonSchema.FromJsonAsync(Text, TestContext.Current.CancellationToken);

        schema.Validate(plan).Should().NotBeEmpty();
        PlanReader.Read(plan, NoLists).Problem.Should().NotBeNull();
    }

    [Theory(Timeout = 60_000)]
    [InlineData("blocks", 1_000)]
    [InlineData("rules", 1_000)]
    [InlineData("fixed", 10_000)]
    [InlineData("pins", 10_000)]
    public async Task The_schema_keeps_the_readers_limits(string list, int most)
    {
        var schema = await JsonSchema.FromJsonAsync(Text, TestContext.Current.CancellationToken);

        schema.Properties[list].MaxItems.Should().Be(most, "PlanErrorTests has the same figures of the reader");
        schema.Properties["pools"].MaxProperties.Should().Be(1_000);
        schema.Definitions["pool"].AnyOf.Last().Properties["items"].MaxItems.Should().Be(Limits.MaxVideos);
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void The_reader_and_the_schema_know_the_same_fields(string path, string definition)
    {
        var known = PlanReader.Read(Unknowns, NoLists).Problem!.Errors
            .Select(error => UnknownField().Match(error))
            .Single(match => match.Success && match.Groups["path"].Value == path)
            .Groups["fields"].Value.Split(", ");

        PropertiesOf(definition).Should().BeEquivalentTo(known);
    }

    private static IEnumerable<string> PropertiesOf(string definition)
    {
        using var schema = JsonDocument.Parse(Text);
        var owner = definition.Length == 0 ? schema.RootElement : schema.RootElement.GetProperty("definitions").GetProperty(definition);

        // A pool may be the name of a file instead.
        owner = owner.TryGetProperty("properties", out _) ? owner : owner.GetProperty("anyOf")[1];
        return [.. owner.GetProperty("properties").EnumerateObject().Select(property => property.Name)];
    }

    private static JsonNode? Json(PlanNode node) => node switch
    {
        PlanNode.Mapping mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Json(entry.Value)))),
        PlanNode.Sequence sequence => new JsonArray([.. sequence.Items.Select(Json)]),
        PlanNode.Scalar { IsNull: true } => null,
        PlanNode.Scalar { IsQuoted: false } scalar when long.TryParse(scalar.Text, out var number) => JsonValue.Create(number),
        PlanNode.Scalar scalar => JsonValue.Create(scalar.Text),
        _ => throw new InvalidOperationException(node.Kind),
    };

    [GeneratedRegex(@"^Line \d+, column \d+: ((?<path>[^:]+): )?there is no field “x+” here; there are (?<fields>.+)$")]
    private static partial Regex UnknownField();
}

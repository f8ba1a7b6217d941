using System.Text.Json;
using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Planning;
using ScheduleFlow.Dashboard.Tests.Sources;

namespace ScheduleFlow.Dashboard.Tests.Planning;

/// <summary>The forms know what docs/plan.schema.json knows.</summary>
public sealed class PlanShapeTests
{
    [Fact]
    public void Every_object_has_the_fields_of_the_schema()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceFiles.Root, "..", "..", "docs", "plan.schema.json")));
        foreach (var shape in PlanShape.All)
        {
            var of = shape.Name == "plan" ? schema.RootElement : schema.RootElement.GetProperty("definitions").GetProperty(shape.Name);
            var there = of.TryGetProperty("properties", out var properties) ? properties : of.GetProperty("anyOf")[1].GetProperty("properties");

            shape.Fields.Select(field => field.Key).Should().BeEquivalentTo(there.EnumerateObject().Select(field => field.Name), shape.Name);
            foreach (var field in shape.Fields.Where(field => field.Choices.Length > 0))
            {
                there.GetProperty(field.Key).GetProperty("enum").EnumerateArray().Select(choice => choice.ToString()).Distinct()
                    .Should().BeEquivalentTo(field.Choices, $"{shape.Name}.{field.Key}");
            }
        }
    }

    [Fact]
    public void Every_field_says_what_it_is_for()
    {
        var texts = new Texts();
        foreach (var field in PlanShape.All.SelectMany(shape => shape.Fields))
        {
            texts[field.Help].Should().NotBe(field.Help);
        }
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Settings;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Dashboard.Tests.Settings;

/// <summary>The form has the settings of docs/config.schema.json, with their bounds and defaults.</summary>
public sealed class SettingTests
{
    private static readonly string[] Written = ["00C0FFEE", "00c0ffee0", "c0ffee", "00C0FFEG", "ScheduleFlow/1.0 (tv)", "Prüfer", "a\tb", "~ ~"];

    [Fact]
    public void The_form_has_each_setting_of_the_schema() =>
        Setting.All.Select(setting => setting.Path).Should().BeEquivalentTo(Schema().Keys);

    [Fact]
    public void Bounds_and_defaults_are_those_of_the_schema()
    {
        var schema = Schema();
        foreach (var setting in Setting.All)
        {
            var declared = schema[setting.Path];
            setting.Min.Should().Be(Number(declared, "minimum") ?? Number(declared, "minLength"), setting.Path);
            setting.Max.Should().Be(
                Number(declared, "maximum") ?? Number(declared, "maxLength") ?? Number(declared, "maxItems"), setting.Path);
            (setting.Fits is not null).Should().Be(declared.TryGetProperty("pattern", out var pattern), setting.Path);
            foreach (var text in setting.Fits is null ? [] : Written)
            {
                setting.Fits!(text).Should().Be(Regex.IsMatch(text, pattern.GetString()!), $"{setting.Path}: {text}");
            }

            setting.Default.Should().Be(Text(declared.GetProperty("default")), setting.Path);
        }
    }

    [Fact]
    public void Each_setting_has_a_name_and_a_help()
    {
        var texts = new Texts();
        foreach (var setting in Setting.All)
        {
            texts[$"settings.{setting.Path}"].Should().NotStartWith("settings.");
            texts[$"settings.{setting.Path}.help"].Should().NotStartWith("settings.");
            texts[$"settings.{setting.Group}.about"].Should().NotStartWith("settings.");
        }
    }

    [Theory]
    [InlineData("tuner.count", "32", null)]
    [InlineData("tuner.count", " 4 ", null)]
    [InlineData("tuner.count", "33", "settings.fault.number")]
    [InlineData("tuner.count", "-1", "settings.fault.number")]
    [InlineData("tuner.count", "4.5", "settings.fault.number")]
    [InlineData("tuner.count", "", "settings.fault.number")]
    [InlineData("tuner.name", "", "settings.fault.empty")]
    [InlineData("tuner.device_id", "", null)]
    [InlineData("tuner.device_id", "00C0FFEE", null)]
    [InlineData("tuner.device_id", "coffee", "settings.fault.tuner.device_id")]
    [InlineData("station.zone", "", null)]
    [InlineData("station.zone", "Europe/Berlin", null)]
    [InlineData("station.zone", "Europe/Berli", "settings.fault.zone")]
    [InlineData("validation.user_agent", "Prüfer", "settings.fault.validation.user_agent")]
    public void A_wrong_entry_says_what_is_wrong(string path, string entered, string? fault)
    {
        var found = Setting.All.Single(setting => setting.Path == path).FaultOf(entered);

        found.Should().Be(fault);
        if (found is not null)
        {
            new Texts()[found].Should().NotBe(found, "there is a text for it");
        }
    }

    private static Dictionary<string, JsonElement> Schema()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Repository.PathTo("docs", "config.schema.json")));
        return schema.RootElement.GetProperty("properties").EnumerateObject()
            .SelectMany(
                group => group.Value.GetProperty("properties").EnumerateObject(),
                (group, setting) => (Path: $"{group.Name}.{setting.Name}", setting.Value))
            .ToDictionary(setting => setting.Path, setting => setting.Value.Clone());
    }

    private static int? Number(JsonElement declared, string name) => declared.TryGetProperty(name, out var value) ? value.GetInt32() : null;

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.Array => string.Join('\n', value.EnumerateArray().Select(item => item.GetString())),
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => value.GetRawText(),
        _ => value.GetString()!,
    };
}

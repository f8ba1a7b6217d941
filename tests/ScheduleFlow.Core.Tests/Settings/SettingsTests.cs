using System.Buffers;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Settings;
using ScheduleFlow.Core.Settings;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Operations;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Settings;

public sealed class SettingsTests
{
    [Fact]
    public void A_patch_changes_what_it_names_and_null_brings_a_default_back()
    {
        var set = Merge(StoreSettings.Default, """{"tuner":{"name":"Lobby","device_id":"10ab23cd"},"validation":{"timeout_seconds":9,"allow":["127.0.0.0/8","media.example.edu"]}}""");
        set.TunerName.Should().Be("Lobby");
        set.TunerDeviceId.Should().Be("10AB23CD");
        set.LinkTimeoutSeconds.Should().Be(9);
        set.LinkAllow.Should().Equal("127.0.0.0/8", "media.example.edu");
        set.TunerCount.Should().Be(StoreSettings.Default.TunerCount);

        var back = Merge(set, """{"tuner":{"device_id":null},"validation":null}""");
        back.TunerName.Should().Be("Lobby");
        back.TunerDeviceId.Should().BeNull();
        back.LinkTimeoutSeconds.Should().Be(StoreSettings.Default.LinkTimeoutSeconds);
        back.LinkAllow.Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"Europe/Berlin\"", true)]
    [InlineData("\"UTC\"", true)]
    [InlineData("\"Europe/Berlinn\"", false)]
    [InlineData("\"+01:00\"", false)]
    [InlineData("\"\"", false)]
    public void The_zone_of_the_station_is_one_that_there_is(string zone, bool isOne) =>
        Accepts(SettingFields.All.Single(field => field.Path == "station.zone"), zone).Should().Be(isOne);

    [Fact]
    public void Every_wrong_setting_is_named_with_its_value()
    {
        var errors = new List<string>();
        using var patch = JsonDocument.Parse("""{"tuner":{"count":0,"colour":1},"validation":{"allow":["10.0.0.0/99"],"file_roots":["relative"],"refuse_private":"yes"},"other":{},"x":null}""");
        SettingsJson.Merge(StoreSettings.Default, patch.RootElement, errors);

        errors.Should().HaveCount(7);
        errors[0].Should().Be("“tuner.count” is 0, but a whole number from 1 to 32 is expected.");
        errors[1].Should().StartWith("There is no setting “tuner.colour”.");
        errors[2].Should().StartWith("“validation.allow” is [\"10.0.0.0/99\"]");
        errors[6].Should().StartWith("There is no setting “x”.");
    }

    [Fact]
    public void What_is_stored_is_what_is_not_the_default_and_is_read_again()
    {
        var settings = Merge(StoreSettings.Default, """{"tuner":{"count":7},"validation":{"refuse_private":true,"user_agent":"Check/1"}}""");
        using var output = new MemoryStream();
        SettingsDocument.Write(output, settings);

        using var json = JsonDocument.Parse(output.ToArray());
        json.RootElement.EnumerateObject().Select(group => group.Name).Should().Equal("version", "tuner", "validation");
        json.RootElement.GetProperty("validation").EnumerateObject().Select(member => member.Name).Should().Equal("refuse_private", "user_agent");
        foreach (var field in SettingFields.All)
        {
            SettingsJson.ValueOf(field, SettingsDocument.Read(output.ToArray())).GetRawText().Should().Be(SettingsJson.ValueOf(field, settings).GetRawText(), field.Path);
        }
    }

    [Fact]
    public void The_published_schema_has_the_same_settings_with_the_same_limits_and_defaults()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Repository.PathTo("docs", "config.schema.json")));
        var groups = schema.RootElement.GetProperty("properties");
        groups.EnumerateObject().SelectMany(group => group.Value.GetProperty("properties").EnumerateObject().Select(member => $"{group.Name}.{member.Name}"))
            .Should().Equal(SettingFields.All.Select(field => field.Path));

        foreach (var field in SettingFields.All)
        {
            var parts = field.Path.Split('.');
            var member = groups.GetProperty(parts[0]).GetProperty("properties").GetProperty(parts[1]);
            member.GetProperty("description").GetString().Should().Be(field.Description);
            member.GetProperty("default").GetRawText().Should().Be(SettingsJson.ValueOf(field, StoreSettings.Default).GetRawText(), field.Path);
            if (member.TryGetProperty("minimum", out var min) && member.TryGetProperty("maximum", out var max))
            {
                Accepts(field, $"{min}").Should().BeTrue();
                Accepts(field, $"{max}").Should().BeTrue();
                Accepts(field, $"{min.GetInt32() - 1}").Should().BeFalse();
                Accepts(field, $"{max.GetInt32() + 1}").Should().BeFalse();
            }
            else if (member.TryGetProperty("maxLength", out var length))
            {
                Accepts(field, $"\"{new string('x', length.GetInt32())}\"").Should().BeTrue();
                Accepts(field, $"\"{new string('x', length.GetInt32() + 1)}\"").Should().BeFalse();
                Accepts(field, "\"\"").Should().BeFalse();
            }
        }
    }

    [Fact]
    public void A_reply_says_every_setting_as_the_file_does()
    {
        var settings = Merge(StoreSettings.Default, """{"tuner":{"count":7,"device_id":"10AB23CD"},"validation":{"refuse_private":true,"allow":["127.0.0.0/8"]}}""");
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            SettingsJson.WriteFields(json, settings);
            json.WriteEndObject();
        }

        Replies.Json(Outcome.Of(ConfigReplies.Of(settings))).GetProperty("config").GetRawText().Should().Be(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static bool Accepts(SettingField field, string json)
    {
        using var value = JsonDocument.Parse(json);
        return field.Read(StoreSettings.Default, value.RootElement) is not null;
    }

    private static StoreSettings Merge(StoreSettings settings, string patch)
    {
        var errors = new List<string>();
        using var json = JsonDocument.Parse(patch);
        var merged = SettingsJson.Merge(settings, json.RootElement, errors);
        errors.Should().BeEmpty();
        return merged;
    }
}

using System.Text;
using ScheduleFlow.Dashboard.Settings;

namespace ScheduleFlow.Dashboard.Tests.Settings;

public sealed class SettingsPatchTests
{
    [Fact]
    public void Nothing_changed_is_an_empty_patch() => Patch().Should().Be("{}");

    [Fact]
    public void Only_what_was_changed_is_sent() =>
        Patch(("tuner.name", "Lindenhof"), ("validation.parallel", "16"), ("validation.refuse_private", "true"))
            .Should().Be("""{"tuner":{"name":"Lindenhof"},"validation":{"parallel":16,"refuse_private":true}}""");

    [Fact]
    public void A_default_is_sent_as_null_so_that_it_stays_one() =>
        Patch(("revisions.keep", "50"), ("station.zone", "")).Should().Be("""{"station":{"zone":null},"revisions":{"keep":null}}""");

    [Fact]
    public void A_list_is_sent_whole_and_without_empty_lines() =>
        Patch(("validation.allow", " 127.0.0.0/8 \n\nmedia.example.edu\n"))
            .Should().Be("""{"validation":{"allow":["127.0.0.0/8","media.example.edu"]}}""");

    [Fact]
    public void An_emptied_list_is_its_default() =>
        Patch(("validation.file_roots", "")).Should().Be("""{"validation":{"file_roots":null}}""");

    [Theory]
    [InlineData("tuner.count", " 8 ")]
    [InlineData("tuner.count", "08")]
    [InlineData("validation.file_roots", "/media\n")]
    public void What_makes_no_difference_is_no_change(string path, string entered) => Patch((path, entered)).Should().Be("{}");

    private static Dictionary<string, string> Stored()
    {
        var stored = Setting.All.ToDictionary(setting => setting.Path, setting => setting.Default);
        (stored["station.zone"], stored["revisions.keep"]) = ("Europe/Berlin", "10");
        (stored["tuner.count"], stored["validation.file_roots"]) = ("8", "/media");
        return stored;
    }

    private static string Patch(params (string Path, string Entered)[] entries)
    {
        var entered = Stored();
        foreach (var (path, text) in entries)
        {
            entered[path] = text;
        }

        return Encoding.UTF8.GetString(SettingsPatch.Of(Stored(), entered));
    }
}

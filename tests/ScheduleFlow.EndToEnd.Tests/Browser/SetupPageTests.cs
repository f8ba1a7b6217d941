using System.Text.RegularExpressions;

namespace ScheduleFlow.EndToEnd.Tests.Browser;

/// <summary>The page of the first start in a real browser, which decides itself what it says about the form's origin.</summary>
public sealed partial class SetupPageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task The_first_admin_is_made_with_the_form()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var gateway = await RunningGateway.StartAsync(_folder, new Dictionary<string, string> { ["environment"] = "Production" });
        var note = _folder["data", "setup.txt"];
        await Until.TrueAsync(() => File.Exists(note), "the note is written");
        var token = TokenIn().Match(await File.ReadAllTextAsync(note, TestContext.Current.CancellationToken)).Value;
        var page = await chromium.NewPageAsync();

        await page.GotoAsync(new Uri(gateway.Client.BaseAddress!, "/setup?" + token).AbsoluteUri);
        await page.FillAsync("[name=name]", "anna");
        await page.FillAsync("[name=password]", "three dry towels");
        await page.FillAsync("[name=again]", "three dry towels");
        await page.ClickAsync("button");

        (await page.InnerTextAsync("body")).Should().Contain("you are signed in");
        await page.GotoAsync(new Uri(gateway.Client.BaseAddress!, "/api/me").AbsoluteUri);
        (await page.InnerTextAsync("body")).Should().Contain("anna").And.Contain("admin");
    }

    [GeneratedRegex("token=[0-9a-f]{64}")]
    private static partial Regex TokenIn();
}

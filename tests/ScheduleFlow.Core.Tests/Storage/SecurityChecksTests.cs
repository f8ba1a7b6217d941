using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Time;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Storage;

public sealed class SecurityChecksTests : IDisposable
{
    /// <summary>A gateway that is set up well.</summary>
    internal static readonly GatewayNote Note = new()
    {
        Started = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero),
        Urls = ["http://127.0.0.1:5000"],
        Environment = "Production",
        Anonymous = "none",
        IsTunerOpen = false,
        CorsOrigins = [],
        RequiresHttps = false,
        HasAdminKey = false,
        Logs = [],
        Runtime = "10.0.12",
    };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string?> Settings => new()
    {
        { "good", null },
        { "none", "gateway-unknown" },
        { "editor", "anonymous-editor" },
        { "viewer", "anonymous-viewer" },
        { "local", "anonymous-local" },
        { "local in development", null },
        { "development for the network", "development-open" },
        { "tuner", "tuner-open" },
        { "any origin", "cors-any" },
        { "one origin", null },
        { "http for the network", "plain-http" },
        { "http on any address", "plain-http" },
        { "http for the network, refused", null },
        { "https for the network", null },
        { "IPv6 loopback", null },
        { "admin key", "admin-key-in-environment" },
        { "old runtime", "runtime-old-gateway" },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_setting_of_the_gateway_that_opens_something_is_a_finding_with_a_remedy(string how, string? finding)
    {
        Directory.CreateDirectory(_folder["data"]);
        if (NoteOf(how) is { } note)
        {
            new FileGatewayNotes(_folder["data"]).Keep(note).Should().BeNull();
        }

        var found = Findings("2026-12-01T00:00:00Z").Where(found => found.Id is not ("folder-open" or "runtime-old-worker")).ToList();

        found.Select(found => found.Id).Should().Equal(finding is null ? [] : [finding]);
        found.TrueForAll(found => found.Remedy is { Length: > 0 }).Should().BeTrue();
    }

    [Fact]
    public void Keys_that_never_end_are_old_or_over_are_findings_and_a_young_key_with_an_end_is_none()
    {
        var store = new FileStore(_folder["data"], Samples.Origin);
        var now = Samples.Origin.Now;
        var made = now.ToDateTimeOffset();
        store.Keys.Add(Samples.Key(1) with { Name = "endless", Created = made, Expires = null, Revoked = null }, now).Problem.Should().BeNull();
        store.Keys.Add(Samples.Key(2) with { Name = "good", Created = made.AddDays(300), Expires = made.AddDays(900), Revoked = null }, now).Problem.Should().BeNull();
        store.Keys.Add(Samples.Key(3) with { Name = "over", Created = made, Expires = made.AddDays(10), Revoked = null }, now).Problem.Should().BeNull();
        store.Keys.Add(Samples.Key(4) with { Name = "root", Role = "admin", Created = made.AddDays(30), Expires = made.AddDays(900), Revoked = null }, now).Problem.Should().BeNull();
        new FileGatewayNotes(_folder["data"]).Keep(Note).Should().BeNull();

        var findings = Findings(now.PlusSeconds(400L * 86_400).ToString()).Where(finding => finding.Path == "keys.json").ToList();
        findings.Select(finding => $"{finding.Severity} {finding.Id}").Should().BeEquivalentTo("Warning key-without-expiry", "Warning key-old", "Info key-over");
        findings.Single(finding => finding.Id == "key-without-expiry").Message.Should().Contain("endless").And.NotContain("good").And.NotContain("over");
        findings.Single(finding => finding.Id == "key-old").Message.Should().Contain("endless").And.Contain("root").And.NotContain("good");

        // Only a gateway that notes uses can say that there were none.
        new FileKeyUses(_folder["data"]).Note(new Dictionary<string, DateTimeOffset> { [Samples.Key(2).Id] = made.AddDays(399) });
        Findings(now.PlusSeconds(400L * 86_400).ToString()).Single(finding => finding.Id == "key-unused").Message.Should().Contain("root");
        new FileKeyUses(_folder["data"]).Note(new Dictionary<string, DateTimeOffset> { [Samples.Key(4).Id] = made.AddDays(399) });
        Findings(now.PlusSeconds(400L * 86_400).ToString()).Should().NotContain(finding => finding.Id == "key-unused");
    }

    [Fact]
    public void After_the_end_of_its_support_the_runtime_is_a_finding()
    {
        Directory.CreateDirectory(_folder["data"]);
        new FileGatewayNotes(_folder["data"]).Keep(Note).Should().BeNull();

        Findings("2028-11-15T00:00:00Z").Select(finding => finding.Id).Should().Contain(["runtime-unsupported-worker", "runtime-unsupported-gateway"]);
    }

    [Fact]
    public void A_damaged_note_counts_as_none()
    {
        Directory.CreateDirectory(_folder["data"]);
        File.WriteAllText(_folder["data", ".gateway.json"], "{\"version\":1,\"urls\":[");

        Findings("2026-12-01T00:00:00Z").Select(finding => finding.Id).Should().Contain("gateway-unknown");
    }

    private static GatewayNote? NoteOf(string how) => how switch
    {
        "none" => null,
        "editor" or "viewer" or "local" => Note with { Anonymous = how },
        "local in development" => Note with { Anonymous = "local", Environment = "Development" },
        "development for the network" => Note with { Environment = "Development", Urls = ["https://0.0.0.0:5001"] },
        "tuner" => Note with { IsTunerOpen = true },
        "any origin" => Note with { CorsOrigins = ["*"] },
        "one origin" => Note with { CorsOrigins = ["https://tv.example"] },
        "http for the network" => Note with { Urls = ["http://192.168.1.20:5000"] },
        "http on any address" => Note with { Urls = ["http://[::]:5000"] },
        "http for the network, refused" => Note with { Urls = ["http://[::]:5000"], RequiresHttps = true },
        "https for the network" => Note with { Urls = ["https://[::]:5000", "http://localhost:5000"] },
        "IPv6 loopback" => Note with { Urls = ["http://[::1]:5000"] },
        "admin key" => Note with { HasAdminKey = true },
        "old runtime" => Note with { Runtime = "10.0.1" },
        _ => Note,
    };

    private List<StoreFinding> Findings(string now) =>
        [.. new FileStore(_folder["data"], new ChangeOrigin(InstantText.Parse(now).Value, "doctor", null, null)).Maintenance.Check(repair: false, security: true).Value.Findings];
}

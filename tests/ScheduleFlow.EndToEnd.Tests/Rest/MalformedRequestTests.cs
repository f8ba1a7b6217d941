using System.Text;
using System.Text.Json;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>One gateway for all the malformed documents; none of them may change its store.</summary>
[Collection("Gateways")]
public sealed class MalformedRequestTests(MalformedRequestTests.OneGateway one) : IClassFixture<MalformedRequestTests.OneGateway>
{
    public static TheoryData<string> Cases => [.. Malformed.Names];

    private RunningGateway Gateway => one.Gateway;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_malformed_document_is_refused_with_its_place(string name)
    {
        var malformed = Malformed.Get(name);

        (await Gateway.PostAsync("/api/import-schedule", malformed.Content)).MustFail(400, malformed.Type, malformed.Named);

        MustBeUnchanged();
    }

    [Fact]
    public async Task An_unknown_format_is_refused_with_the_ones_there_are()
    {
        var reply = (await Gateway.PostAsync("/api/import-schedule?format=yaml", Encoding.UTF8.GetBytes(Small.Xml))).MustFail(400, "validation", "yaml");

        reply.Text("hint").Should().ContainAll("xml", "json", "m3u");
        (await Gateway.GetAsync($"/api/schedules/{one.Schedule}/export?format=yaml")).MustFail(400, "validation", "yaml");
        MustBeUnchanged();
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("demo_data/../README.md")]
    [InlineData("demo_data/../../../../../../etc/passwd")]
    [InlineData("LINK")]
    public async Task A_path_outside_the_allowed_folders_is_refused(string path)
    {
        path = path == "LINK" ? one.Link : path;

        (await Gateway.PostAsync("/api/import-schedule", $$"""{"filepath":{{JsonSerializer.Serialize(path)}}}""")).MustFail(403, "forbidden_path", path);
        (await Gateway.PostAsync("/api/import-playlist", $$"""{"filepath":{{JsonSerializer.Serialize(path)}}}""")).MustFail(403, "forbidden_path", path);

        MustBeUnchanged();
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_not_found()
        => (await Gateway.PostAsync("/api/import-schedule", """{"filepath":"demo_data/nowhere.xml"}""")).MustFail(404, "file_not_found", "nowhere.xml");

    [Theory]
    [InlineData("../out.xml")]
    [InlineData("..")]
    [InlineData("/tmp/out.xml")]
    [InlineData("a/b.xml")]
    [InlineData("a\\b.xml")]
    [InlineData("line\nfeed.xml")]
    [InlineData("-rf")]
    [InlineData("con")]
    [InlineData("nul.xml")]
    public async Task A_file_name_that_is_not_plain_is_refused(string name)
    {
        var json = JsonSerializer.Serialize(name);

        (await Gateway.PostAsync("/api/export-schedule-xml", $$"""{"schedule_id":"{{one.Schedule}}","filename":{{json}}}""")).MustFail(400, "validation", "file name");
        (await Gateway.PostAsync("/api/export-all-schedules-xml", $$"""{"filename":{{json}}}""")).MustFail(400, "validation", "file name");
        (await Gateway.PostAsync("/api/save-playlist", $$"""{"filename":{{json}},"items":[{"url":"https://media.example.edu/a.mp4","label":"A"}]}""")).MustFail(400, "validation", "file name");

        MustBeUnchanged();
    }

    [Theory]
    [InlineData("nope")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("--help")]
    public async Task An_id_that_is_none_is_refused(string id)
    {
        (await Gateway.GetAsync($"/api/schedules/{id}")).MustFail(404, "not_found", "There is no schedule");
        (await Gateway.GetAsync($"/api/schedules/{id}/export?format=xml")).MustFail(404, "not_found", "There is no schedule");
        (await Gateway.SendAsync(HttpMethod.Delete, $"/api/schedule/{id}", key: OneGateway.Key)).MustFail(404, "not_found", "There is no schedule");

        MustBeUnchanged();
    }

    [Fact]
    public async Task An_id_of_nothing_is_not_found()
        => (await Gateway.GetAsync("/api/schedules/6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11")).MustFail(404, "not_found", "6f0c2a52");

    private void MustBeUnchanged() => StoreState.Of(Gateway.DataFolder).Should().Be(one.Before);

    public sealed class OneGateway : IAsyncLifetime
    {
        public const string Key = "e2e-admin-key-4712";

        private readonly TempFolder _folder = new();

        public RunningGateway Gateway { get; private set; } = null!;

        public string Schedule { get; private set; } = "";

        /// <summary>A link in the folder of imports, which may be read from, to a file that may not.</summary>
        public string Link { get; private set; } = "";

        public string Before { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            Gateway = await RunningGateway.StartAsync(_folder, environment: new Dictionary<string, string> { ["ADMIN_API_KEY"] = Key });
            Schedule = Gateway.Worker.Run("import-schedule", Repository.PathTo("demo_data", "with_gaps.json")).MustSucceed().Text("schedule_id");
            Link = Path.Combine(Directory.CreateDirectory(Path.Combine(Gateway.DataFolder, "imports")).FullName, "link.xml");
            File.CreateSymbolicLink(Link, _folder.Write("outside.xml", Small.Xml));
            Before = StoreState.Of(Gateway.DataFolder);
        }

        public async ValueTask DisposeAsync()
        {
            await Gateway.DisposeAsync();
            _folder.Dispose();
        }
    }
}

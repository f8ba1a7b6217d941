using System.Text;
using System.Text.Json;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>Every way in which a request can name a file, with a file of the store that the roots would allow.</summary>
public sealed class StoreFileTests : GatewayTests
{
    protected override Dictionary<string, string> Settings => new() { ["ScheduleFlow:ImportRoots:0"] = Folder.Path };

    [Theory]
    [InlineData("/api/import-schedule", """{"filepath":FILE}""")]
    [InlineData("/api/import-playlist", """{"filepath":FILE,"format":"text"}""")]
    [InlineData("/api/import-playlist", """{"filepath":FILE,"format":"m3u"}""")]
    [InlineData("/api/channels/import", """{"filepath":FILE}""")]
    [InlineData("/api/parse-m3u", """{"filepath":FILE}""")]
    [InlineData("/api/plan", """{"filepath":FILE}""")]
    [InlineData("/api/apply", """{"filepath":FILE}""")]
    [InlineData("/api/lint", """{"filepath":FILE}""")]
    [InlineData("/api/lint", """{"filepath":DOCUMENT,"config":FILE}""")]
    [InlineData("/api/diff", """{"a":FILE,"b":DOCUMENT}""")]
    [InlineData("/api/diff", """{"a":DOCUMENT,"b":FILE}""")]
    [InlineData("/api/save-playlist", """{"filename":"x.m3u","items":FILE}""")]
    [InlineData("/api/schedule-playlist", """{"links":FILE,"start_time":"2026-12-07T00:00:00Z"}""")]
    public async Task A_file_of_the_store_is_no_input(string path, string body)
    {
        Gateway.Worker.Run("create-key", "one", "--role", "viewer").MustSucceed();
        body = body.Replace("FILE", JsonSerializer.Serialize(Path.Combine(Gateway.DataFolder, "keys.json")), StringComparison.Ordinal)
            .Replace("DOCUMENT", JsonSerializer.Serialize(Folder.Write("document.xml", Small.Xml)), StringComparison.Ordinal);

        var reply = await Gateway.PostAsync(path, body);

        reply.MustFail(403, "forbidden_path", "own files");
        reply.Text.Should().NotContain("\"hash");
    }

    [Fact]
    public async Task A_list_of_a_plan_is_no_file_of_the_store()
    {
        var plan = Plans.Of(Path.Combine(Gateway.DataFolder, "audit.jsonl"));
        Gateway.Worker.RunWith(Small.Json, "import-schedule", "-").MustSucceed();

        (await Gateway.PostAsync("/api/plan", Encoding.UTF8.GetBytes(plan))).MustFail(403, "forbidden_path", "Line 4", "own files");
    }

    [Fact]
    public async Task Documents_are_put_into_the_folder_of_imports()
    {
        Folder.Write("data/imports/guide.xml", Small.Xml);

        (await Gateway.PostAsync("/api/import-schedule", JsonSerializer.Serialize(new { filepath = Folder["data", "imports", "guide.xml"] }))).MustSucceed();
    }
}

using System.Text;
using System.Text.Json;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>Channels over HTTP: from a list that is imported to what is on now.</summary>
public sealed class ChannelTests : GatewayTests
{
    private const string List = """
        #EXTM3U
        #EXTINF:-1 tvg-id="one.example.edu" tvg-chno="5" group-title="News",One
        http://127.0.0.1:9/one.m3u8
        #EXTINF:-1 tvg-id="two.example.edu" group-title="Films",Two
        http://127.0.0.1:9/two.m3u8
        #EXTINF:-1 group-title="News",Three
        http://127.0.0.1:9/three.m3u8
        """;

    [Fact]
    public async Task A_list_is_imported_and_again_with_what_has_changed()
    {
        var dry = await ImportAsync(List, "?dry_run=true");
        (dry.Number("added"), dry.GetProperty("dry_run").GetBoolean()).Should().Be((3, true));
        (await Gateway.GetAsync("/api/channels")).MustSucceed().Number("total").Should().Be(0);

        (await ImportAsync(List, "?source=lists")).Number("added").Should().Be(3);
        (await ImportAsync(List, "?source=lists")).Number("unchanged").Should().Be(3);
        var shorter = List[..List.IndexOf("#EXTINF:-1 group", StringComparison.Ordinal)].Replace(",Two", ",Zwei", StringComparison.Ordinal);
        var merged = await ImportAsync(shorter, "?source=lists");
        (merged.Number("changed"), merged.Number("vanished"), merged.Number("total")).Should().Be((1, 1, 3));
        var replaced = await ImportAsync(shorter, "?source=lists&mode=replace");
        (replaced.Number("removed"), replaced.Number("total")).Should().Be((1, 2));
    }

    [Fact]
    public async Task Channels_are_listed_by_group_name_and_page()
    {
        await ImportAsync(List);

        var all = await NamesAsync("");
        all.Should().BeEquivalentTo("One", "Two", "Three");
        (await NamesAsync("?group=news")).Should().BeEquivalentTo("One", "Three");
        (await NamesAsync("?name=tw")).Should().Equal("Two");
        (await NamesAsync("?state=working")).Should().BeEmpty();
        var first = (await Gateway.GetAsync("/api/channels?limit=2")).MustSucceed();
        var second = (await Gateway.GetAsync($"/api/channels?limit=2&after={Uri.EscapeDataString(first.Text("next"))}")).MustSucceed();
        first.List("channels").Concat(second.List("channels")).Select(channel => channel.Text("name")).Should().Equal(all);
        (first.Number("count"), first.Number("total"), second.GetProperty("next").ValueKind).Should().Be((2, 3, JsonValueKind.Null));
        (await Gateway.GetAsync("/api/channels?limit=0")).MustFail(400, "validation");
    }

    [Fact]
    public async Task A_channel_is_added_changed_shown_and_deleted()
    {
        var added = (await Gateway.PostAsync("/api/channels", """{"name":"Lobby","url":"http://127.0.0.1:9/lobby.m3u8","backup_urls":["http://127.0.0.1:9/backup.m3u8"],"tags":{"room":"1"}}""")).MustSucceed().GetProperty("channel");
        var path = "/api/channels/" + added.Text("id");

        var changed = (await SendAsync(HttpMethod.Put, path, """{"group":"Hotel","backup_urls":null}""")).MustSucceed();
        changed.GetProperty("channel").Text("group").Should().Be("Hotel");
        var shown = (await Gateway.GetAsync(path)).MustSucceed().GetProperty("channel");
        (shown.Text("name"), shown.Text("group"), shown.GetProperty("tags").Text("room")).Should().Be(("Lobby", "Hotel", "1"));
        shown.TryGetProperty("backup_urls", out _).Should().BeFalse();

        (await SendAsync(HttpMethod.Put, path, """{"url":7}""")).MustFail(400, "validation");
        (await Gateway.SendAsync(HttpMethod.Delete, path)).MustSucceed().Text("deleted").Should().Be(added.Text("id"));
        (await Gateway.GetAsync(path)).MustFail(404, "not_found");
        (await SendAsync(HttpMethod.Put, path, "{}")).MustFail(404, "not_found");
        (await Gateway.SendAsync(HttpMethod.Delete, path)).MustFail(404, "not_found");
    }

    [Fact]
    public async Task A_list_can_be_looked_at_and_nothing_is_stored()
    {
        var parsed = (await Gateway.PostAsync("/api/parse-m3u", Encoding.UTF8.GetBytes(List))).MustSucceed();

        parsed.Number("channels_loaded").Should().Be(3);
        parsed.List("channels").Select(channel => channel.Text("name")).Should().Equal("One", "Two", "Three");
        (await Gateway.GetAsync("/api/status")).MustSucceed().Number("channels_loaded").Should().Be(0);
        (await Gateway.PostAsync("/api/parse-m3u", """{"filepath":"/etc/passwd"}""")).MustFail(403, "forbidden_path");
    }

    [Fact]
    public async Task Channels_are_put_in_order_when_that_is_wanted()
    {
        await ImportAsync(List);
        (await Gateway.PostAsync("/api/channels/organize", """{"sort":"name"}""")).MustSucceed().GetProperty("dry_run").GetBoolean().Should().BeTrue();
        (await NamesAsync("")).Should().Equal("One", "Two", "Three");

        (await Gateway.PostAsync("/api/channels/organize", """{"apply":true,"sort":"name","steps":["sort","renumber"],"first_number":100}""")).MustSucceed();

        (await NamesAsync("")).Should().Equal("One", "Three", "Two");
        (await Gateway.GetAsync("/api/channels")).Json.List("channels").Select(channel => channel.Text("number")).Should().Equal("100", "101", "102");
        (await Gateway.PostAsync("/api/channels/organize", """{"sort":"colour"}""")).MustFail(400, "validation");
    }

    [Fact]
    public async Task What_is_exported_can_be_imported_again()
    {
        await ImportAsync(List, "?source=lists");
        foreach (var format in new[] { "m3u", "json" })
        {
            var export = await Gateway.GetAsync($"/api/channels/export?format={format}");
            export.Status.Should().Be(200, export.Text);

            var again = await ImportAsync(export.Text, "?source=lists&dry_run=true");

            (again.Number("added"), again.Number("total")).Should().Be((0, 3), format);
        }
    }

    [Fact]
    public async Task A_channel_with_a_schedule_says_what_is_on()
    {
        await ImportAsync(List);
        var now = TimeProvider.System.GetUtcNow();
        string At(double hours) => now.AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var schedule = (await Gateway.PostAsync("/api/import-schedule?format=json", Encoding.UTF8.GetBytes(
            $$"""{"events":[{"title":"On","start":"{{At(-10)}}","end":"{{At(10)}}"},{"title":"After","start":"{{At(10)}}","end":"{{At(12)}}"}]}"""))).MustSucceed().Text("schedule_id");
        (await Gateway.GetAsync("/api/now")).MustSucceed().Number("count").Should().Be(0);

        (await SendAsync(HttpMethod.Put, "/api/channels/one.example.edu", $$"""{"schedule_id":"{{schedule}}"}""")).MustSucceed();

        var row = (await Gateway.GetAsync("/api/now?channel=one.example.edu")).MustSucceed().List("channels").Single();
        row.GetProperty("now").Text("title").Should().Be("On");
        row.GetProperty("now").Number("remaining_seconds").Should().BeInRange(1, 36_000);
        row.GetProperty("next").Text("title").Should().Be("After");
        (await Gateway.GetAsync("/api/now?channel=none")).MustFail(404, "not_found");
    }

    [Fact]
    public async Task Settings_are_changed_by_admins_and_wrong_ones_are_refused_whole()
    {
        var before = (await Gateway.GetAsync("/api/config")).MustSucceed().GetProperty("config");
        (await Gateway.PostAsync("/api/config", """{"tuner":{"name":"Lindenhof"}}""")).MustFail(401, "unauthorized");

        (await SendAsync(HttpMethod.Post, "/api/config", """{"tuner":{"name":"Lindenhof"},"validation":{"timeout_seconds":0}}""", AdminKey)).MustFail(400, "validation");
        (await Gateway.GetAsync("/api/config")).Json.GetProperty("config").ToString().Should().Be(before.ToString());
        (await SendAsync(HttpMethod.Post, "/api/config", """{"tuner":{"name":"Lindenhof"}}""", AdminKey)).MustSucceed().List("changed").Should().ContainSingle();

        (await Gateway.GetAsync("/api/config")).Json.GetProperty("config").GetProperty("tuner").Text("name").Should().Be("Lindenhof");
        File.ReadAllText(Path.Combine(Gateway.DataFolder, "audit.jsonl")).Should().Contain("set-config").And.Contain("admin@127.0.0.1");
    }

    [Fact]
    public async Task The_status_is_the_gateways()
    {
        await ImportAsync(List);

        var status = (await Gateway.GetAsync("/api/status")).MustSucceed();

        (status.Text("mode"), status.Number("channels_loaded")).Should().Be(("gateway", 3));
        status.Text("last_save").Should().EndWith("Z");
        status.Text("memory_usage").Should().NotBeEmpty();
        status.GetProperty("uptime").GetDouble().Should().BeGreaterThanOrEqualTo(0);
    }

    private async Task<JsonElement> ImportAsync(string list, string query = "") => (await Gateway.PostAsync("/api/channels/import" + query, Encoding.UTF8.GetBytes(list))).MustSucceed();

    private async Task<List<string>> NamesAsync(string query) => [.. (await Gateway.GetAsync("/api/channels" + query)).MustSucceed().List("channels").Select(channel => channel.Text("name"))];

    private Task<Reply> SendAsync(HttpMethod method, string path, string json, string? key = null) => Gateway.SendAsync(method, path, new StringContent(json, Encoding.UTF8, "application/json"), key);
}

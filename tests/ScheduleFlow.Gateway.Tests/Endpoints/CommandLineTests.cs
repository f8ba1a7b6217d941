namespace ScheduleFlow.Gateway.Tests.Endpoints;

/// <summary>Every path and the exact command line it becomes.</summary>
public sealed class CommandLineTests
{
    private const string Id = "0f8fad5b-d9cb-469f-a165-70867728950e";

    [Theory(Timeout = 30_000)]
    [InlineData("/api/schedules", "list-schedules")]
    [InlineData("/api/schedules?limit=10&after=x%20y&name=-n", "list-schedules --limit=10 --after=x_y --name=-n")]
    [InlineData("/api/schedules?limit=", "list-schedules")]
    [InlineData("/api/schedules/" + Id, "show-schedule -- " + Id)]
    [InlineData("/api/schedules/--help", "show-schedule -- --help")]
    [InlineData("/api/schedules/Week%2F49%20%C3%BC%3F", "show-schedule -- Week/49_ü?")]
    [InlineData("/api/schedules/" + Id + "/export", "export-schedule --format=json -- " + Id)]
    [InlineData("/api/schedules/" + Id + "/export?format=m3u", "export-schedule --format=m3u -- " + Id)]
    [InlineData("/api/playlists", "list-playlists")]
    [InlineData("/api/system-info", "system-info")]
    [InlineData("/api/pages", "list-pages")]
    [InlineData("/api/channels", "list-channels")]
    [InlineData("/api/channels?limit=10&after=c&group=News&name=-n&state=broken", "list-channels --limit=10 --after=c --group=News --name=-n --state=broken")]
    [InlineData("/api/channels/bbc.one", "show-channel -- bbc.one")]
    [InlineData("/api/channels/export", "export-channels --format=m3u")]
    [InlineData("/api/channels/export?format=", "export-channels --format=m3u")]
    [InlineData("/api/channels/export?format=json&group=News&state=working", "export-channels --format=json --group=News --state=working")]
    [InlineData("/api/now", "now")]
    [InlineData("/api/now?channel=one", "now --channel=one")]
    [InlineData("/api/now?zone=Europe/Berlin", "now --zone=Europe/Berlin")]
    [InlineData("/api/schedules/" + Id + "?zone=Europe%2FBerlin", "show-schedule --zone=Europe/Berlin -- " + Id)]
    [InlineData("/api/schedules/" + Id + "/explain?at=2026-12-01%2020:00&zone=UTC", "explain --at=2026-12-01_20:00 --zone=UTC -- " + Id)]
    [InlineData("/api/channels/one/timeline", "timeline --channel=one")]
    [InlineData("/api/channels/Lobby%20loop/timeline?from=2026-12-07&to=2026-12-08&zone=Europe/Berlin&limit=5&after=x", "timeline --channel=Lobby_loop --from=2026-12-07 --to=2026-12-08 --zone=Europe/Berlin --limit=5 --after=x")]
    [InlineData("/api/validate/results?limit=5&after=x&state=timeout", "validation-results --limit=5 --after=x --state=timeout")]
    [InlineData("/api/keys", "list-keys")]
    [InlineData("/api/config", "show-config")]
    [InlineData("/iptv/xmltv.xml", "export-guide")]
    [InlineData("/iptv/xmltv.xml.gz", "export-guide --gzip=true")]
    [InlineData("/iptv/xmltv.xml?t=1765000000&from=soon", "export-guide")] // what a TV adds to an address is its own
    public async Task A_read_becomes_this_command_line(string path, string commandLine)
        => (await EchoAsync(HttpMethod.Get, path, null)).Should().Be(commandLine);

    [Theory(Timeout = 30_000)]
    [InlineData("/api/export-schedule-xml", """{"schedule_id":"i d"}""", "export-schedule --format=xml --export-name=schedule_i_d.xml -- i_d")]
    [InlineData("/api/export-schedule-json", """{"schedule_id":"a","filename":"../x"}""", "export-schedule --format=json --export-name=../x -- a")]
    [InlineData("/api/export-all-schedules-xml", "", "export-all-schedules --format=xml --export-name=all_schedules.xml")]
    [InlineData("/api/export-all-schedules-xml", "{}", "export-all-schedules --format=xml --export-name=all_schedules.xml")]
    [InlineData("/api/export-all-schedules-xml", """{"filename":"all.xml"}""", "export-all-schedules --format=xml --export-name=all.xml")]
    [InlineData("/api/import-playlist", "#EXTM3U", "import-playlist --stdin-bytes=7 -- -")]
    [InlineData("/api/channels/import?mode=replace&source=iptv&dry_run=1", "#EXTM3U", "import-channels --mode=replace --source=iptv --dry-run=true --stdin-bytes=7 -- -")]
    [InlineData("/api/channels/import?format=m3u-channels&dry_run=false", "#EXTM3U", "import-channels --format=m3u-channels --stdin-bytes=7 -- -")]
    [InlineData("/api/schedules/a/publish", """{"channel":"one","from":"2026-12-07","until":"2026-12-08","schedule_channel":"x","new":true,"zone":"UTC","dry_run":true}""", "publish-schedule --channel=one --from=2026-12-07 --until=2026-12-08 --lane=x --new=true --zone=UTC --dry-run=true -- a")]
    [InlineData("/api/channels/one/overrun", """{"by":"35m","least":"1m","if_revision":3,"message":"m","dry_run":true}""", "overrun --channel=one --by=35m --least=1m --if-revision=3 --message=m --dry-run=true")]
    [InlineData("/api/channels/one/overrun", """{"until":"2026-12-07T22:00","zone":"UTC"}""", "overrun --channel=one --until=2026-12-07T22:00 --zone=UTC")]
    [InlineData("/api/channels/one/overrun", """{"early":"10m"}""", "overrun --channel=one --early=10m")]
    [InlineData("/api/schedules/a/unpublish", "", "unpublish-schedule -- a")]
    [InlineData("/api/schedules/a/unpublish", """{"channel":"one"}""", "unpublish-schedule --channel=one -- a")]
    [InlineData("/api/channels/organize", "", "organize-channels")]
    [InlineData("/api/channels/organize", """{"apply":false}""", "organize-channels")]
    [InlineData("/api/channels/organize", """{"apply":true,"steps":["sort","renumber"],"sort":"name","first_number":100}""", "organize-channels --apply=true --steps=sort --steps=renumber --sort=name --first-number=100")]
    [InlineData("/api/parse-m3u", "#EXTM3U", "parse-m3u --stdin-bytes=7 -- -")]
    [InlineData("/api/parse-m3u?format=m3u-channels", "#EXTM3U", "parse-m3u --format=m3u-channels --stdin-bytes=7 -- -")]
    [InlineData("/api/config", """{"tuner":{"name":"Campus"}}""", "set-config --stdin-bytes=27 -- -")]
    [InlineData("/api/import-playlist?format=m3u&name=n", "#EXTM3U", "import-playlist --format=m3u --name=n --stdin-bytes=7 -- -")]
    public async Task A_change_becomes_this_command_line(string path, string body, string commandLine)
        => (await EchoAsync(HttpMethod.Post, path, body)).Should().Be(commandLine);

    [Theory(Timeout = 30_000)]
    [InlineData("/api/apply?accept_breaches=true", """{"filepath":"p.yaml","accept_breaches":false}""")]
    [InlineData("/api/channels/import?dry_run=true", """{"filepath":"c.m3u","dry_run":false}""")]
    public async Task What_the_body_denies_the_query_does_not_allow(string path, string body)
        => (await EchoAsync(HttpMethod.Post, path, body)).Should().NotContain("accept-breaches").And.NotContain("dry-run");

    [Theory(Timeout = 30_000)]
    [InlineData("/api/export-schedule-xml", """{"\ud800":1}""", "The name of a field is not valid Unicode.", null)]
    [InlineData("/api/diff", """{"a":"1","b":"2","zon":"Europe/Berlin"}""", "There is no field “zon”.", "Did you mean “zone”?")]
    [InlineData("/api/import-schedule?filepath=/etc/passwd", "x", "There is no parameter “filepath”.", null)]
    [InlineData("/api/import-schedule?zone=UTC&nam=x", "x", "There is no parameter “nam”.", "Did you mean “name”?")]
    public async Task What_no_option_has_is_refused_and_the_nearest_is_named(string path, string body, string message, string? hint)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.PostAsync(path, body, "application/json");

        reply.Status.Should().Be(400);
        reply.Json.GetProperty("type").GetString().Should().Be("validation");
        reply.Json.GetProperty("message").GetString().Should().Be(message);
        if (hint is not null)
        {
            reply.Json.GetProperty("hint").GetString().Should().Be(hint);
        }
    }

    [Theory(Timeout = 30_000)]
    [InlineData("POST", "/api/channels", """{"name":"One"}""", "add-channel --stdin-bytes=14 -- -")]
    [InlineData("PUT", "/api/channels/one", """{"name":"Two"}""", "update-channel --stdin-bytes=14 -- one -")]
    [InlineData("DELETE", "/api/channels/one", null, "delete-channel -- one")]
    public async Task A_channel_is_changed_by_this_command_line(string method, string path, string? body, string commandLine)
        => (await EchoAsync(new HttpMethod(method), path, body)).Should().Be(commandLine);

    [Fact(Timeout = 30_000)]
    public async Task A_list_on_the_server_is_read_from_the_import_roots_only()
    {
        // So may the fields of a request that the worker reads.
        (await EchoAsync(HttpMethod.Post, "/api/save-playlist", "{}")).Should().MatchRegex("^save-playlist --request=- --stdin-bytes=2 --import-root=.*/data/imports --import-root=.*/demo_data$");
        (await EchoAsync(HttpMethod.Post, "/api/schedule-playlist", "{}")).Should().StartWith("schedule-playlist --request=- --stdin-bytes=2 --import-root=");
        (await EchoAsync(HttpMethod.Post, "/api/parse-m3u", """{"filepath":"list.m3u"}""")).Should().MatchRegex("^parse-m3u --import-root=.*/data/imports --import-root=.*/demo_data -- list.m3u$");
        (await EchoAsync(HttpMethod.Post, "/api/channels/import", """{"filepath":"list.m3u","mode":"merge","dry_run":true}""")).Should().MatchRegex("^import-channels --mode=merge --dry-run=true --import-root=.*/data/imports --import-root=.*/demo_data -- list.m3u$");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("GET", "/api/channels?grup=News", null, "Did you mean “group”?")]
    [InlineData("GET", "/api/channels/one?id=two", null, "There is none here.")]
    [InlineData("GET", "/api/channels/export?guide_url=http://a", null, "There are: format, group, state.")]
    [InlineData("PUT", "/api/channels/one?name=Two", "{}", "There is none here.")]
    [InlineData("POST", "/api/channels/import?name=n", "#EXTM3U", "There are: format, mode, source, dry_run.")]
    [InlineData("POST", "/api/channels/organize", """{"step":["sort"]}""", "Did you mean “steps”?")]
    public async Task An_unknown_name_is_refused_with_those_that_there_are(string method, string path, string? body, string hint)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.SendAsync(new HttpMethod(method), path, body, Admin);

        reply.Type.Should().Be("validation");
        reply.Json.GetProperty("hint").GetString().Should().Be(hint);
    }

    [Fact(Timeout = 30_000)]
    public async Task What_a_TV_adds_to_an_address_is_passed_over() =>
        (await EchoAsync(HttpMethod.Get, "/iptv/channels.m3u?show=found&guide_url=http://evil", null)).Should().MatchRegex(
            "^export-channels --format=m3u --guide-url=http://[^ ]+/iptv/xmltv.xml$").And.NotContain("evil");

    [Fact(Timeout = 30_000)]
    public async Task A_channels_body_must_be_JSON()
    {
        await using var gateway = await GatewayHost.StartAsync();

        foreach (var path in new[] { "/api/channels", "/api/validate", "/api/channels/organize" })
        {
            (await gateway.PostAsync(path, "<channel/>", "application/xml")).Type.Should().Be("unsupported_media_type", path);
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task The_status_has_the_gateways_own_figures()
        => (await EchoAsync(HttpMethod.Get, "/api/status", null)).Should().MatchRegex(@"^status --mode=gateway --uptime-seconds=\d+ --memory-bytes=\d{7,}$");

    [Theory(Timeout = 30_000)]
    [InlineData("/api/schedule/" + Id, null, "delete-schedule -- " + Id)]
    [InlineData("/api/all-schedules", """{"confirm":"DELETE_ALL_SCHEDULES"}""", "delete-all-schedules --confirm=DELETE_ALL_SCHEDULES")]
    [InlineData("/api/all-schedules", """{"confirm":"yes"}""", "delete-all-schedules --confirm=yes")]
    [InlineData("/api/all-schedules", "{}", "delete-all-schedules")]
    [InlineData("/api/all-schedules", null, "delete-all-schedules")]
    public async Task A_deletion_becomes_this_command_line(string path, string? body, string commandLine)
        => (await EchoAsync(HttpMethod.Delete, path, body)).Should().Be(commandLine);

    [Theory(Timeout = 30_000)]
    [InlineData("PATCH", "/events", "[]", "edit-schedule --stdin-bytes=2 -- week -")]
    [InlineData("POST", "/events", "{}", "edit-schedule --body-of=add --stdin-bytes=2 -- week -")]
    [InlineData("PATCH", "/events/e%207@2026-12-01T20:00:00Z", "{}", "edit-schedule --change=e_7@2026-12-01T20:00:00Z --body-of=event --stdin-bytes=2 -- week -")]
    [InlineData("DELETE", "/events/e7?ripple=true&if_revision=3&dry_run=1&message=no", null, "edit-schedule --delete=e7 --ripple=true --if-revision=3 --dry-run=true --message=no -- week")]
    [InlineData("DELETE", "/events/--help", null, "edit-schedule --delete=--help -- week")]
    [InlineData("PATCH", "", "{}", "edit-schedule --body-of=schedule --stdin-bytes=2 -- week -")]
    public async Task An_edit_becomes_this_command_line(string method, string path, string? body, string commandLine)
        => (await EchoAsync(new HttpMethod(method), "/api/schedules/week" + path, body)).Should().Be(commandLine);

    [Theory(Timeout = 30_000)]
    [InlineData("POST", "/api/export-schedule-xml", "{}", "validation")]
    [InlineData("POST", "/api/export-schedule-xml", """{"schedule_id":7}""", "validation")]
    [InlineData("POST", "/api/export-schedule-xml", """{"schedule_id":"a","filename":[]}""", "validation")]
    [InlineData("POST", "/api/export-schedule-xml", """{"schedule_id":"a\u0000b"}""", "validation")]
    [InlineData("POST", "/api/export-schedule-xml", """{"schedule_id":"\ud800"}""", "validation")]
    [InlineData("POST", "/api/diff", """{"a":"x"}""", "validation")]
    [InlineData("POST", "/api/channels/import?dry_run=perhaps", "#EXTM3U", "validation")]
    [InlineData("POST", "/api/channels/import", """{"filepath":"x","dry_run":"yes"}""", "validation")]
    [InlineData("POST", "/api/channels/organize", """{"apply":"yes"}""", "validation")]
    [InlineData("POST", "/api/channels/organize", """{"steps":"sort"}""", "validation")]
    [InlineData("POST", "/api/channels/organize", """{"steps":["sort",1]}""", "validation")]
    [InlineData("POST", "/api/validate", """{"ids":[1]}""", "validation")]
    [InlineData("POST", "/api/validate", """{"group":"a\u0000b"}""", "validation")]
    [InlineData("POST", "/api/validate", """{"wait":"no"}""", "validation")]
    [InlineData("POST", "/api/validate", """{"budget":5}""", "validation")]
    [InlineData("POST", "/api/validate?group=News", "{}", "validation")]
    [InlineData("GET", "/api/now?chanel=one", null, "validation")]
    [InlineData("GET", "/api/status?mode=cli", null, "validation")]
    [InlineData("POST", "/api/validate", "[]", "validation")]
    [InlineData("POST", "/api/validate", "{", "parse_error")]
    [InlineData("POST", "/api/export-schedule-xml", "[]", "validation")]
    [InlineData("POST", "/api/export-schedule-xml", "{", "parse_error")]
    [InlineData("DELETE", "/api/all-schedules", "DELETE_ALL_SCHEDULES", "parse_error")]
    [InlineData("DELETE", "/api/all-schedules", """{"confirm":true}""", "validation")]
    [InlineData("GET", "/api/schedules?name=a%00b", null, "validation")]
    public async Task What_cannot_become_a_command_line_is_refused_without_a_worker(string method, string path, string? body, string type)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.SendAsync(new HttpMethod(method), path, body, Admin);

        reply.Status.Should().Be(400);
        reply.Type.Should().Be(type);
        gateway.Counts.Admitted.Should().Be(0);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_small_object_of_arguments_over_its_limit_is_too_large()
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.PostAsync("/api/export-schedule-xml", $$"""{"schedule_id":"{{new string('a', 70_000)}}"}""");

        reply.Status.Should().Be(413);
        reply.Type.Should().Be("too_large");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_download_has_the_media_type_and_the_file_name_of_its_format()
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.GetAsync("/api/schedules/document/export?format=xml");

        reply.Status.Should().Be(200);
        reply.Text.Should().Be("<tvguide/>");
        reply.ContentHeaders.ContentType!.ToString().Should().Be("application/xml; charset=utf-8");
        reply.ContentHeaders.ContentDisposition!.DispositionType.Should().Be("attachment");
        reply.ContentHeaders.ContentDisposition.FileName.Should().Be("document.xml");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("exit:4", 404)]
    [InlineData("text:4", 502)] // an error is JSON even where the document is not
    public async Task A_download_that_fails_is_a_plain_error(string behaviour, int status)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.GetAsync($"/api/schedules/{behaviour}/export?format=xml");

        reply.Status.Should().Be(status);
        reply.ContentHeaders.ContentType!.MediaType.Should().Be("application/json");
        reply.ContentHeaders.ContentDisposition.Should().BeNull();
    }

    private static (string, string) Admin => ("Authorization", "Bearer " + GatewayHost.AdminKey);

    // Spaces within an argument become underscores, so that the command lines above can be read.
    private static async Task<string> EchoAsync(HttpMethod method, string path, string? body)
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetBehaviour("echo!");
        var reply = await gateway.SendAsync(method, path, body, Admin);
        reply.Status.Should().Be(200, reply.Text);
        return string.Join(' ', reply.Arguments.Select(argument => argument.Replace(' ', '_')));
    }
}

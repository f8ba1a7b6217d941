using System.IO.Compression;
using System.Text;

namespace ScheduleFlow.Gateway.Tests.Http;

/// <summary>The dummy stands for the worker, and files of these tests for its store.</summary>
public sealed class ConditionalGetTests
{
    private const string Id = "0d0b8f5e-52f2-4c59-9f0c-8b2f3f6a2b11";
    private const string Other = "0d0b8f5e-52f2-4c59-9f0c-8b2f3f6a2b12";

    [Theory(Timeout = 60_000)]
    [InlineData("/api/schedules")]
    [InlineData("/api/schedules?limit=10")]
    [InlineData($"/api/schedules/{Id}")]
    [InlineData($"/api/schedules/{Id}/export?format=xml")]
    public async Task What_the_client_has_is_not_sent_again_and_costs_no_worker(string path)
    {
        await using var gateway = await WithScheduleAsync();
        var first = await gateway.GetAsync(path);
        var tag = first.Headers.ETag!.ToString();
        first.Headers.CacheControl!.ToString().Should().Be("no-cache, private");
        var admitted = gateway.Counts.Admitted;

        foreach (var known in (string[])[tag, $"\"else\", {tag}", "*", tag["W/".Length..]])
        {
            var again = await gateway.SendAsync(HttpMethod.Get, path, null, ("If-None-Match", known));

            again.Status.Should().Be(304, known);
            again.Text.Should().BeEmpty();
            again.Headers.ETag!.ToString().Should().Be(tag);
        }

        gateway.Counts.Admitted.Should().Be(admitted);
        (await gateway.SendAsync(HttpMethod.Head, path, null, ("If-None-Match", tag))).Status.Should().Be(304);
        (await gateway.SendAsync(HttpMethod.Get, path, null, ("If-None-Match", "\"else\""))).Status.Should().Be(200);
    }

    [Fact(Timeout = 60_000)]
    public async Task Another_query_another_path_and_another_state_have_other_tags()
    {
        await using var gateway = await WithScheduleAsync();
        var before = await TagsAsync();
        Change(gateway, $"schedules/{Id}.json", "{ }");
        var withSchedule = await TagsAsync();
        Change(gateway, "schedules/index.jsonl", "{}\n{}\n");
        var withIndex = await TagsAsync();

        withSchedule[..2].Should().Equal(before[..2], "the list is of the index");
        before.Concat(withSchedule[2..]).Concat(withIndex).Should().HaveCount(13).And.OnlyHaveUniqueItems();

        async Task<string[]> TagsAsync()
        {
            string[] paths = ["/api/schedules?limit=1", "/api/schedules", $"/api/schedules/{Id}", $"/api/schedules/{Id}/export?format=xml", $"/api/schedules/{Id}/export?format=json"];
            return await Task.WhenAll(paths.Select(async path => (await gateway.GetAsync(path)).Headers.ETag!.ToString()));
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task What_may_change_unseen_has_no_tag()
    {
        await using var gateway = await WithScheduleAsync();
        (await gateway.GetAsync("/api/schedules")).Headers.ETag.Should().NotBeNull();

        await File.WriteAllTextAsync(Path.Combine(gateway.Data, ".commit"), "{}");
        (await gateway.GetAsync("/api/schedules")).Headers.ETag.Should().BeNull("a change is being applied");
        File.Delete(Path.Combine(gateway.Data, ".commit"));
        (await gateway.GetAsync("/api/schedules")).Headers.ETag.Should().NotBeNull();

        File.SetLastWriteTimeUtc(Path.Combine(gateway.Data, "schedules", "index.jsonl"), TimeProvider.System.GetUtcNow().UtcDateTime);
        (await gateway.SendAsync(HttpMethod.Get, "/api/schedules", null, ("If-None-Match", "*"))).Status.Should().Be(200, "it changed a moment ago");
    }

    [Theory(Timeout = 60_000)]
    [InlineData($"/api/schedules/{Other}")]
    [InlineData("/api/schedules/nothing")]
    public async Task What_is_not_there_is_for_the_worker_to_say(string path)
    {
        await using var gateway = await WithScheduleAsync();

        (await gateway.SendAsync(HttpMethod.Get, path, null, ("If-None-Match", "*"))).Headers.ETag.Should().BeNull();
        gateway.Counts.Admitted.Should().Be(1);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_refusal_has_no_tag()
    {
        await using var gateway = await WithScheduleAsync();
        gateway.SetBehaviour("exit:3!");

        var reply = await gateway.GetAsync("/api/schedules?limit=x");

        reply.Status.Should().Be(400);
        reply.Headers.ETag.Should().BeNull();
        reply.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Theory(Timeout = 60_000)]
    [InlineData("/api/channels", false)]
    [InlineData("/api/channels/one", false)]
    [InlineData("/api/channels/export?format=json", false)]
    [InlineData("/api/validate/results", false)]
    [InlineData("/iptv/channels.m3u", false)]
    [InlineData("/discover.json", false)]
    [InlineData("/lineup.json", false)]
    [InlineData("/lineup_status.json", false)]
    [InlineData("/device.xml", false)]
    [InlineData("/iptv/xmltv.xml", true)]
    [InlineData("/iptv/xmltv.xml.gz", true)]
    public async Task A_read_of_channels_costs_no_worker_until_channels_results_settings_or_for_the_guide_schedules_change(string path, bool isGuide)
    {
        await using var gateway = await WithScheduleAsync();
        Change(gateway, "channels.json", "{}");
        var tags = new List<string> { await TagAsync() };
        var admitted = gateway.Counts.Admitted;
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            var again = await gateway.SendAsync(method, path, null, ("If-None-Match", tags[0]));
            again.Status.Should().Be(304);
            again.Text.Should().BeEmpty();
        }

        gateway.Counts.Admitted.Should().Be(admitted);
        foreach (var file in new[] { "channels.json", "validation.json", "config.json" })
        {
            Change(gateway, file, "{ }");
            tags.Add(await TagAsync());
        }

        tags.Should().OnlyHaveUniqueItems();
        Change(gateway, "schedules/index.jsonl", "{}\n{}\n");
        (await TagAsync() != tags[^1]).Should().Be(isGuide);

        async Task<string> TagAsync()
        {
            var reply = await gateway.GetAsync(path);
            reply.Status.Should().Be(200, reply.Text);
            reply.Headers.CacheControl!.ToString().Should().Be("no-cache, private");
            return reply.Headers.ETag!.ToString();
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_read_of_channels_that_may_change_unseen_has_no_tag()
    {
        await using var gateway = await WithScheduleAsync();
        (await HasTagAsync()).Should().BeFalse("there are no channels");
        Change(gateway, "channels.json", "{}");
        (await HasTagAsync()).Should().BeTrue();

        await File.WriteAllTextAsync(Path.Combine(gateway.Data, "config.json"), "{}");
        File.Delete(Path.Combine(gateway.Data, "config.json"));
        (await HasTagAsync()).Should().BeFalse("settings came and went a moment ago");
        Change(gateway, "channels.json", "{}");

        await File.WriteAllTextAsync(Path.Combine(gateway.Data, "validation.json"), "{}");
        (await HasTagAsync()).Should().BeFalse("results were stored a moment ago");
        Change(gateway, "validation.json", "{}");
        Change(gateway, "config.json", "{}");
        (await HasTagAsync()).Should().BeTrue();

        await File.WriteAllTextAsync(Path.Combine(gateway.Data, ".commit"), "{}");
        (await HasTagAsync()).Should().BeFalse("a change is being applied");

        async Task<bool> HasTagAsync() => (await gateway.GetAsync("/lineup.json")).Headers.ETag is not null;
    }

    [Theory(Timeout = 60_000)]
    [InlineData("/api/schedules")]
    [InlineData($"/api/schedules/{Id}")]
    [InlineData("/api/channels/one/timeline?from=2026-12-07&to=2026-12-08")]
    public async Task What_says_where_schedules_are_published_has_another_tag_when_timelines_change(string path)
    {
        await using var gateway = await WithScheduleAsync();
        Change(gateway, "timelines.json", "{}");
        var before = (await gateway.GetAsync(path)).Headers.ETag!.ToString();
        (await gateway.SendAsync(HttpMethod.Get, path, null, ("If-None-Match", before))).Status.Should().Be(304);

        Change(gateway, "timelines.json", "{ }");

        (await gateway.GetAsync(path)).Headers.ETag!.ToString().Should().NotBe(before);
        await File.WriteAllTextAsync(Path.Combine(gateway.Data, "timelines.json"), "{}");
        (await gateway.GetAsync(path)).Headers.ETag.Should().BeNull("a timeline changed a moment ago");
    }

    [Theory(Timeout = 60_000)]
    [InlineData("/api/now")]
    [InlineData("/api/channels/one/timeline")]
    [InlineData("/api/channels/one/timeline?from=2026-12-07")]
    [InlineData("/api/channels/one/timeline?to=2026-12-07")]
    [InlineData("/api/status")]
    [InlineData("/api/jobs")]
    public async Task What_changes_by_itself_has_no_tag(string path)
    {
        await using var gateway = await WithScheduleAsync();
        Change(gateway, "channels.json", "{}");

        var reply = await gateway.GetAsync(path);

        reply.Headers.ETag.Should().BeNull();
        reply.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Theory(Timeout = 60_000)]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Replies_are_compressed_for_who_can_read_that(string encoding)
    {
        await using var gateway = await GatewayHost.StartAsync();
        var plain = await gateway.Client.GetByteArrayAsync("/");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.AcceptEncoding.ParseAdd(encoding);

        using var reply = await gateway.Client.SendAsync(request);

        reply.Content.Headers.ContentEncoding.Should().Equal(encoding);
        reply.Headers.Vary.Should().Contain("Accept-Encoding", "caches must know");
        var body = await reply.Content.ReadAsStreamAsync();
        await using Stream unpacked = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var text = new StreamReader(unpacked);
        (await text.ReadToEndAsync()).Should().Be(Encoding.UTF8.GetString(plain));
    }

    private static async Task<GatewayHost> WithScheduleAsync()
    {
        var gateway = await GatewayHost.StartAsync();
        gateway.SetBehaviour("echo!");
        Directory.CreateDirectory(Path.Combine(gateway.Data, "schedules"));
        Change(gateway, $"schedules/{Id}.json", "{}");
        Change(gateway, "schedules/index.jsonl", "{}\n");
        return gateway;
    }

    /// <summary>Writes a file as if that had been long ago.</summary>
    private static void Change(GatewayHost gateway, string file, string content)
    {
        var path = Path.Combine(gateway.Data, file);
        File.WriteAllText(path, content);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        Directory.SetLastWriteTimeUtc(Path.GetDirectoryName(path)!, DateTime.UnixEpoch);
    }
}

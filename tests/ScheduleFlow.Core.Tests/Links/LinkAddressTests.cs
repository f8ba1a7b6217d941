using System.Net;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Links;
using ScheduleFlow.TestKit.Links;

namespace ScheduleFlow.Core.Tests.Links;

/// <summary>Whatever a link looks like, the address that is connected to is the one that was checked.</summary>
public sealed class LinkAddressTests : IAsyncDisposable
{
    private static readonly LinkCheckOptions Strict = Checked.Options with { AllowedNetworks = [] };

    private readonly LinkServer _server = LinkServer.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory(Timeout = 60_000)]
    [InlineData("127.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("0177.0.0.1")]
    [InlineData("017700000001")]
    [InlineData("00000177.1")]
    [InlineData("0x7f000001")]
    [InlineData("0x7F.0.0.0x1")]
    [InlineData("127.1")]
    [InlineData("127.0.1")]
    [InlineData("127。0。0。1")] // ideographic full stops
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[0:0:0:0:0:ffff:7f00:0001]")]
    [InlineData("good.example@127.0.0.1")]
    [InlineData("good.example:80@127.0.0.1")]
    [InlineData("LocalHost")]
    [InlineData("localhost.")]
    [InlineData("a.localhost")]
    [InlineData("Rebound.Example")]
    public async Task Every_spelling_of_the_loopback_address_is_refused(string host)
    {
        var names = new FakeNames().With("localhost", "127.0.0.1").With("localhost.", "127.0.0.1").With("a.localhost", "127.0.0.1").With("rebound.example", "127.0.0.1");

        var refused = await Checked.OneAsync(_server.Url("/200", host), Strict, names);

        refused.State.Should().Be(LinkState.Broken);
        refused.Reason.Should().Be("leads to a loopback address (127.0.0.1), which is not allowed");
        _server.Asked.Should().BeEmpty();

        // It is refused because of the rule, and not because it leads nowhere.
        (await Checked.OneAsync(_server.Url("/200", host), Checked.Options, names)).State.Should().Be(LinkState.Working);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("[::1]", "a loopback address")]
    [InlineData("[::]", "an unspecified address")]
    [InlineData("[::127.0.0.1]", "a loopback address")]
    [InlineData("[64:ff9b::7f00:1]", "a loopback address")]
    [InlineData("[2002:7f00:1::]", "a loopback address")]
    [InlineData("[fe80::1]", "a link-local address")]
    [InlineData("[fe80::1%251]", "a link-local address")]
    [InlineData("0", "an unspecified address")]
    [InlineData("0.0.0.0", "an unspecified address")]
    [InlineData("169.254.169.254", "a cloud's metadata address")]
    [InlineData("2852039166", "a cloud's metadata address")]
    [InlineData("0xA9FEA9FE", "a cloud's metadata address")]
    [InlineData("0251.0376.0251.0376", "a cloud's metadata address")]
    [InlineData("[fd00:ec2::254]", "a cloud's metadata address")]
    [InlineData("metadata.google.internal", "a cloud's metadata service")]
    [InlineData("Metadata.Google.Internal.", "a cloud's metadata service")]
    [InlineData("imds.example", "a cloud's metadata address")]
    [InlineData("[::ffff:169.254.169.254]", "a cloud's metadata address")]
    [InlineData("224.0.0.1", "a multicast address")]
    [InlineData("255.255.255.255", "a broadcast address")]
    public async Task Other_forbidden_addresses_are_refused(string host, string what)
    {
        var result = await Checked.OneAsync(_server.Url("/200", host), Strict, new FakeNames().With("imds.example", "169.254.169.254"));

        result.State.Should().Be(LinkState.Broken);
        result.Reason.Should().StartWith($"leads to {what} (");
    }

    [Theory(Timeout = 60_000)]
    [InlineData("127.0.0.1.")]
    [InlineData("①②⑦.⓪.⓪.①")]
    [InlineData("4294967297")]
    [InlineData("256.256.256.256")]
    public async Task What_only_looks_like_an_address_is_a_name_and_not_known(string host)
    {
        (await Checked.OneAsync(_server.Url("/200", host), Strict)).Reason.Should().StartWith("has a host whose name is not known");
        _server.Asked.Should().BeEmpty();
    }

    [Fact(Timeout = 60_000)]
    public async Task The_machines_own_resolver_gets_nobody_past_the_rules()
    {
        foreach (var host in new[] { "localhost", "localhost.", "127.0.0.1.", "x.localhost", "0x7f.1.", "127.1." })
        {
            (await Checked.OneAsync(_server.Url("/200", host), Strict, new SystemNames())).State.Should().Be(LinkState.Broken, host);
        }

        _server.Asked.Should().BeEmpty();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_private_address_is_refused_where_private_networks_are()
    {
        var result = await Checked.OneAsync("http://hotel.example/", Strict with { RefusePrivateNetworks = true }, new FakeNames().With("hotel.example", "192.168.7.7"));

        result.Reason.Should().Be("leads to a private address (192.168.7.7), which is not allowed");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_host_that_is_allowed_by_name_is_reached()
    {
        var names = new FakeNames().With("encoder.example", "127.0.0.1").With("other.example", "127.0.0.1");
        var options = Strict with { AllowedNetworks = ["encoder.example"] };

        (await Checked.OneAsync(_server.Url("/200", "encoder.example"), options, names)).State.Should().Be(LinkState.Working);
        (await Checked.OneAsync(_server.Url("/200", "other.example"), options, names)).State.Should().Be(LinkState.Broken);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_name_is_not_resolved_again_between_check_and_connection()
    {
        // The first answer passes the rules and is connected to; were anybody to ask again, the second would be reached.
        var answers = 0;
        var names = new FakeNames().With("rebound.example", () => [IPAddress.Parse(answers++ == 0 ? "127.0.0.2" : "127.0.0.1")]);

        var result = await Checked.OneAsync(_server.Url("/200", "rebound.example"), Strict with { AllowedNetworks = ["127.0.0.2"] }, names);

        result.Reason.Should().Be($"refuses the connection at rebound.example:{_server.Port}");
        answers.Should().Be(1);
        _server.Asked.Should().BeEmpty();
    }

    [Fact(Timeout = 60_000)]
    public async Task Of_several_addresses_only_those_that_are_allowed_are_connected_to()
    {
        await using var other = LinkServer.Start(null, IPAddress.Parse("127.0.0.3"));
        var names = new FakeNames().With("both.example", "127.0.0.1", "127.0.0.3");

        var result = await Checked.OneAsync(other.Url("/200", "both.example"), Strict with { AllowedNetworks = ["127.0.0.3"] }, names);

        result.State.Should().Be(LinkState.Working);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_next_address_is_tried_where_one_refuses()
    {
        await using var other = LinkServer.Start(null, IPAddress.Parse("127.0.0.3"));
        var names = new FakeNames().With("both.example", "127.0.0.2", "127.0.0.3");

        (await Checked.OneAsync(other.Url("/200", "both.example"), Checked.Options, names)).State.Should().Be(LinkState.Working);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("http://169.254.169.254/latest/meta-data/", "leads to a cloud's metadata address (169.254.169.254), which is not allowed")]
    [InlineData("http://0xA9FEA9FE/", "leads to a cloud's metadata address (169.254.169.254), which is not allowed")]
    [InlineData("http://imds.example/", "leads to a cloud's metadata address (169.254.169.254), which is not allowed")]
    [InlineData("//imds.example/", "leads to a cloud's metadata address (169.254.169.254), which is not allowed")]
    [InlineData("http://[::ffff:a9fe:a9fe]/", "leads to a cloud's metadata address (169.254.169.254), which is not allowed")]
    [InlineData("http://[::1]/", "leads to a loopback address (::1), which is not allowed")]
    [InlineData("http://metadata.google.internal/", "leads to a cloud's metadata service (metadata.google.internal), which is not allowed")]
    [InlineData("file:///etc/passwd", "redirects to a file: address, which is not followed")]
    [InlineData("gopher://127.0.0.1/", "redirects to a gopher: address, which is not followed")]
    [InlineData("http://", "redirects to an address that is not well-formed")]
    public async Task A_redirect_gets_nobody_past_the_rules(string target, string reason)
    {
        var result = await Checked.OneAsync(_server.Url("/to/?" + Uri.EscapeDataString(target)), Checked.Options, new FakeNames().With("imds.example", "169.254.169.254"));

        result.State.Should().Be(LinkState.Broken);
        result.Reason.Should().Be(reason);
        result.Status.Should().Be(302);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("http://169.254.169.254/seg.ts")]
    [InlineData("http://imds.example/seg.ts")]
    public async Task A_manifest_gets_nobody_past_the_rules(string target)
    {
        _server.Serve("/a.m3u8", LinkPages.Hls, $"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n{target}\n");
        _server.Serve("/b.m3u8", LinkPages.Hls, $"#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n{target}\n");
        _server.Serve("/c.mpd", LinkPages.Dash, $"<MPD><Period><AdaptationSet><Representation><BaseURL>{target}</BaseURL></Representation></AdaptationSet></Period></MPD>");
        var names = new FakeNames().With("imds.example", "169.254.169.254");

        var results = await Checked.AllAsync([_server.Url("/a.m3u8"), _server.Url("/b.m3u8"), _server.Url("/c.mpd")], Checked.Options, names);

        results.Should().OnlyContain(result => result.State == LinkState.Broken && result.Reason.EndsWith("leads to a cloud's metadata address (169.254.169.254), which is not allowed", StringComparison.Ordinal));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_manifest_that_names_a_local_file_is_broken()
    {
        _server.Serve("/a.m3u8", LinkPages.Hls, "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile:///etc/passwd\n");

        (await Checked.OneAsync(_server.Url("/a.m3u8"))).Reason.Should().Be("its first segment is a file: address, which is not followed");
    }
}

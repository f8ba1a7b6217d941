using ScheduleFlow.Core.Channels;
using ScheduleFlow.TestKit.Links;

namespace ScheduleFlow.Core.Tests.Links;

public sealed class LinkTlsTests
{
    private static readonly FakeNames Names = new FakeNames().With("tv.example", "127.0.0.1").With("other.example", "127.0.0.1");

    [Fact(Timeout = 60_000)]
    public async Task A_certificate_that_is_trusted_works()
    {
        using var authority = new TestAuthority();
        await using var server = LinkServer.Start(authority.Issue("tv.example"));

        var result = await Checked.OneAsync(server.TlsUrl("/200", "tv.example"), names: Names, root: authority.Certificate);

        (result.State, result.Status).Should().Be((LinkState.Working, 200));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_redirect_from_https_to_http_is_followed()
    {
        using var authority = new TestAuthority();
        await using var server = LinkServer.Start(authority.Issue("tv.example"));

        var result = await Checked.OneAsync(server.TlsUrl($"/to/?{Uri.EscapeDataString(server.Url("/200", "tv.example"))}", "tv.example"), names: Names, root: authority.Certificate);

        (result.State, result.Redirects).Should().Be((LinkState.Working, 1));
    }

    [Fact(Timeout = 60_000)]
    public async Task Each_fault_of_a_certificate_has_its_reason()
    {
        using var authority = new TestAuthority();
        using var stranger = new TestAuthority();
        await using var good = LinkServer.Start(authority.Issue("tv.example"));
        await using var expired = LinkServer.Start(authority.Issue("tv.example", isExpired: true));
        await using var foreign = LinkServer.Start(stranger.Issue("tv.example"));
        await using var selfSigned = LinkServer.Start(TestAuthority.SelfSigned("tv.example"));

        var results = await Checked.AllAsync(
            [
                good.TlsUrl("/200", "other.example"),
                expired.TlsUrl("/200", "tv.example"),
                foreign.TlsUrl("/200", "tv.example"),
                selfSigned.TlsUrl("/200", "tv.example"),
                good.Url("/200", "tv.example").Replace("http:", "https:", StringComparison.Ordinal),
            ],
            names: Names,
            root: authority.Certificate);

        results.Should().OnlyContain(result => result.State == LinkState.Broken && result.Status == null);
        results.Select(result => result.Reason).Should().Equal(
            "has a certificate for another name",
            "has a certificate that has expired or is not valid yet",
            "has a certificate of an authority that this machine does not trust, or not with all that is between them",
            "has a certificate that it has signed itself",
            $"does not agree on TLS at tv.example:{good.Port}");
    }

    [Fact(Timeout = 60_000)]
    public async Task The_machines_own_authorities_are_asked_by_default()
    {
        await using var server = LinkServer.Start(TestAuthority.SelfSigned("tv.example"));

        (await Checked.OneAsync(server.TlsUrl("/200", "tv.example"), names: Names)).Reason.Should().Be("has a certificate that it has signed itself");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_certificate_does_not_make_this_machine_ask_anybody()
    {
        // The certificate between is missing, and the server's names a place to get it from, past all address rules.
        await using var inside = LinkServer.Start();
        using var authority = new TestAuthority();
        using var between = authority.IssueAuthority();
        await using var server = LinkServer.Start(between.Issue("tv.example", moreAt: inside.Url("/between.cer")));
        inside.Serve("/between.cer", exchange => exchange.AnswerAsync(200, "application/pkix-cert", between.Certificate.RawData));

        var result = await Checked.OneAsync(server.TlsUrl("/200", "tv.example"), names: Names, root: authority.Certificate);

        result.Reason.Should().StartWith("has a certificate of an authority");
        inside.Asked.Should().BeEmpty();
    }
}

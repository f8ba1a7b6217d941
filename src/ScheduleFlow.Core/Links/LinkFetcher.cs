using System.Globalization;
using System.Net;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Links;

/// <summary>
/// Requests the addresses that one link leads to, one after another:
/// <code>
///        ┌────────────── 5 redirect ──────────────┐
///        ▼                                        │
/// 1 turn at the host ─► 2 HEAD ─ 3 says nothing ─► GET, ranged ─► 4 first bytes ─► answer
/// </code>
/// </summary>
internal sealed class LinkFetcher : IDisposable
{
    private const int TooManyRequests = 429;
    private const int RangeNotSatisfiable = 416;
    private const int MaxShownCharacters = 200;

    private readonly LinkCheckOptions _options;
    private readonly LinkText _link;
    private readonly LinkBudget _budget;
    private readonly LinkTurn _turn;
    private readonly Func<CheckedConnection> _connect;
    private CheckedConnection? _connection;

    /// <param name="options">The limits.</param>
    /// <param name="link">The link whose headers are sent; only its own origin gets all of them.</param>
    /// <param name="budget">The time for everything.</param>
    /// <param name="turn">The place at a host, which changes with redirects.</param>
    /// <param name="connect">Connects to one host.</param>
    public LinkFetcher(LinkCheckOptions options, LinkText link, LinkBudget budget, LinkTurn turn, Func<CheckedConnection> connect)
    {
        _options = options;
        _link = link;
        _budget = budget;
        _turn = turn;
        _connect = connect;
    }

    /// <summary>Requests an address and follows its redirects.</summary>
    /// <param name="address">Where to begin.</param>
    /// <param name="wanted">What is needed of it.</param>
    /// <param name="findings">Receives each status and redirect of the link itself; null: this is a part of it.</param>
    /// <exception cref="LinkException">There is no answer, or it leads nowhere.</exception>
    public async Task<LinkAnswer> FetchAsync(Uri address, LinkWanted wanted, LinkFindings? findings)
    {
        // A manifest must be read anyway: a HEAD before it would be one more request.
        var isManifest = wanted == LinkWanted.Manifest
            || (wanted == LinkWanted.Anything && Manifests.ByName(address) != ManifestKind.None);
        var method = isManifest ? HttpMethod.Get : HttpMethod.Head;
        var (isRanged, redirects) = (true, 0);
        var seen = new HashSet<string>(StringComparer.Ordinal) { address.AbsoluteUri };
        while (true)
        {
            // 1. A turn at this host, and a connection to it.
            await EnterAsync(address).ConfigureAwait(false);

            // 2. The request.
            using var request = Request(method, address, isRanged);
            using var response = await SendAsync(request).ConfigureAwait(false);
            if (response is null)
            {
                method = HttpMethod.Get;
                seen.Clear(); // GET may go the same way again
                seen.Add(address.AbsoluteUri);
                continue;
            }

            var status = (int)response.StatusCode;
            if (findings is not null)
            {
                findings.Status = status;
            }

            // 5. Redirects are followed here, so that each address is checked.
            if (status is 301 or 302 or 303 or 307 or 308)
            {
                address = Next(address, response);
                if (++redirects > _options.MaxRedirects)
                {
                    throw new LinkException($"redirects more than {Number(_options.MaxRedirects)} times");
                }

                if (findings is not null)
                {
                    (findings.Redirects, findings.FinalUrl) = (redirects, Shown(address));
                }

                if (!seen.Add(address.AbsoluteUri))
                {
                    throw new LinkException($"redirects in a circle, back to {ShortText.Of(Shown(address), MaxShownCharacters)}");
                }

                continue;
            }

            // 3. After a HEAD that is refused or does not say enough, GET is tried.
            var content = LinkContent.Of(response);
            if (method == HttpMethod.Head)
            {
                if (status is 200 or 206 ? SaysEnough(wanted, content) : status == TooManyRequests)
                {
                    return new LinkAnswer(address, status, content, null);
                }

                method = HttpMethod.Get;
                seen.Clear();
                seen.Add(address.AbsoluteUri);
                continue;
            }

            if (status == RangeNotSatisfiable && isRanged)
            {
                isRanged = false;
                continue;
            }

            // 4. The first bytes.
            var body = status is 200 or 206
                ? await BodyAsync(address, response, content, wanted).ConfigureAwait(false)
                : null;
            return new LinkAnswer(address, status, content, body);
        }
    }

    public void Dispose() => _connection?.Dispose();

    /// <summary>An address as it may be shown: without user name and fragment.</summary>
    private static string Shown(Uri address) => address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static bool SaysEnough(LinkWanted wanted, LinkContent content) =>
        content.Length != 0 && (wanted == LinkWanted.Presence || content.IsMedia);

    private static Uri Next(Uri from, HttpResponseMessage response)
    {
        // Not the parsed header, which is null for any value that the platform does not accept.
        var location = response.Headers.NonValidated.TryGetValues("Location", out var values) && values.Count > 0 ? values.First() : "";
        if (location.Length == 0)
        {
            throw new LinkException($"redirects ({Number((int)response.StatusCode)}) without saying where to");
        }

        var address = LinkText.Resolve(from, location) ?? throw new LinkException("redirects to an address that is not well-formed");
        return LinkText.IsWeb(address)
            ? address
            : throw new LinkException($"redirects to a {address.Scheme}: address, which is not followed");
    }

    private async Task EnterAsync(Uri address)
    {
        var lane = LinkText.LaneOf(address);
        if (_connection is not null && _turn.Lane.Equals(lane, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (address.Scheme == "https" && !OpenSsl.IsAvailable)
        {
            throw new LinkException(LinkState.Unchecked, "was not checked: this machine has no TLS (libssl of OpenSSL is not installed)");
        }

        _connection?.Dispose();
        _connection = null;
        await _budget.PauseAsync(() => _turn.MoveAsync(lane, _budget.Token)).ConfigureAwait(false);
        _connection = _connect();
    }

    private HttpRequestMessage Request(HttpMethod method, Uri address, bool isRanged)
    {
        var request = new HttpRequestMessage(method, address)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };

        // Cookies, keys and passwords are only for the link's own host.
        var origin = _link.Address!;
        var isHome = address.Scheme == origin.Scheme
            && address.Port == origin.Port
            && LinkText.LaneOf(address).Equals(LinkText.LaneOf(origin), StringComparison.OrdinalIgnoreCase);
        foreach (var (name, value) in _link.Headers)
        {
            if (isHome || LinkHeaders.MayTravel(name))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        AddIfAbsent("Authorization", isHome ? LinkHeaders.BasicAuthorization(origin) : null);
        AddIfAbsent("User-Agent", _options.UserAgent);
        AddIfAbsent("Accept", "*/*");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        if (method == HttpMethod.Get && isRanged)
        {
            request.Headers.TryAddWithoutValidation("Range", $"bytes=0-{Number(LinkBody.MaxBytes - 1)}");
        }

        return request;

        void AddIfAbsent(string name, string? value)
        {
            if (value is not null && !request.Headers.NonValidated.Contains(name))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    /// <summary>The answer; null: the host broke off a HEAD, so GET is worth a try.</summary>
    private async Task<HttpResponseMessage?> SendAsync(HttpRequestMessage request)
    {
        try
        {
            return await _connection!.SendAsync(request).ConfigureAwait(false);
        }
        catch (Exception e) when (HttpFailures.IsExpected(e) && !_budget.Token.IsCancellationRequested)
        {
            if (request.Method == HttpMethod.Head && HttpFailures.IsBrokenAnswer(e))
            {
                return null;
            }

            throw _connection!.CertificateProblem is { } problem
                ? new LinkException(problem)
                : HttpFailures.Describe(e, CheckedConnection.NameOf(request.RequestUri!));
        }
    }

    private async Task<LinkBody?> BodyAsync(Uri address, HttpResponseMessage response, LinkContent content, LinkWanted wanted)
    {
        if (wanted == LinkWanted.Presence)
        {
            return null;
        }

        var expected = wanted == LinkWanted.Manifest ? ManifestKind.Hls : Manifests.Expected(address, content);
        _budget.Step = $"reading the answer of {CheckedConnection.NameOf(address)}";
        try
        {
            return await LinkBody.ReadAsync(response, content, expected, _budget.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (HttpFailures.IsExpected(e) && !_budget.Token.IsCancellationRequested)
        {
            throw HttpFailures.Describe(e, CheckedConnection.NameOf(address));
        }
    }
}

using System.Globalization;
using System.Net;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Hashing;

namespace ScheduleFlow.Core.Links;

/// <summary>
/// Asks the addresses that one link leads to, one after another:
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

    /// <param name="options">Limits.</param>
    /// <param name="link">Whose headers are sent, and to whom all of them may be.</param>
    /// <param name="budget">The time for everything.</param>
    /// <param name="turn">The place at a host, which changes with redirects.</param>
    /// <param name="connect">Makes the connection of one host.</param>
    public LinkFetcher(LinkCheckOptions options, LinkText link, LinkBudget budget, LinkTurn turn, Func<CheckedConnection> connect)
    {
        _options = options;
        _link = link;
        _budget = budget;
        _turn = turn;
        _connect = connect;
    }

    /// <summary>Asks an address and follows its redirects.</summary>
    /// <param name="address">Where to begin.</param>
    /// <param name="wanted">What it is asked for.</param>
    /// <param name="findings">Is told of each status and redirect, where this is the link itself.</param>
    /// <exception cref="LinkException">There is no answer, or it leads nowhere.</exception>
    public async Task<LinkAnswer> FetchAsync(Uri address, LinkWanted wanted, LinkFindings? findings)
    {
        // A manifest has to be read: asking about it first would be one request more.
        var method = wanted == LinkWanted.Manifest || (wanted == LinkWanted.Anything && Manifests.ByName(address) != ManifestKind.None) ? HttpMethod.Get : HttpMethod.Head;
        var (isRanged, redirects) = (true, 0);
        var seen = new HashSet<string>(StringComparer.Ordinal) { address.AbsoluteUri };
        while (true)
        {
            // 1. The turn at this host, and a connection of its own.
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

            // 5. Followed by hand, so that each address is looked at.
            if (status is 301 or 302 or 303 or 307 or 308)
            {
                address = Next(address, response);
                if (++redirects > _options.MaxRedirects)
                {
                    throw new LinkException(string.Create(CultureInfo.InvariantCulture, $"redirects more than {_options.MaxRedirects} times"));
                }

                if (findings is not null)
                {
                    (findings.Redirects, findings.FinalUrl) = (redirects, Shown(address));
                }

                if (!seen.Add(address.AbsoluteUri))
                {
                    throw new LinkException($"redirects in a circle, back to {Cut(Shown(address))}");
                }

                continue;
            }

            // 3. A HEAD that is refused, or that does not say what there is, is asked again with GET.
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

            // 4. Its first bytes.
            return new LinkAnswer(address, status, content, status is 200 or 206 ? await BodyAsync(address, response, content, wanted).ConfigureAwait(false) : null);
        }
    }

    public void Dispose() => _connection?.Dispose();

    /// <summary>An address as it may be shown: without user name and fragment.</summary>
    private static string Shown(Uri address) => address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);

    private static string Cut(string text) => text.Length <= MaxShownCharacters ? text : string.Concat(text.AsSpan(0, MaxShownCharacters), "…");

    private static bool SaysEnough(LinkWanted wanted, LinkContent content) =>
        content.Length != 0 && (wanted == LinkWanted.Presence || content.IsMedia);

    private static Uri Next(Uri from, HttpResponseMessage response)
    {
        // Not the parsed header, which is null for whatever the platform takes no liking to.
        var location = response.Headers.NonValidated.TryGetValues("Location", out var values) && values.Count > 0 ? values.First() : "";
        if (location.Length == 0)
        {
            throw new LinkException(string.Create(CultureInfo.InvariantCulture, $"redirects ({(int)response.StatusCode}) without saying where to"));
        }

        var address = LinkText.Resolve(from, location) ?? throw new LinkException("redirects to an address that is not well-formed");
        return LinkText.IsWeb(address) ? address : throw new LinkException($"redirects to a {address.Scheme}: address, which is not followed");
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
        var request = new HttpRequestMessage(method, address) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };

        // Cookies, keys and passwords are for the link's own host.
        var origin = _link.Address!;
        var isHome = address.Scheme == origin.Scheme && address.Port == origin.Port && LinkText.LaneOf(address).Equals(LinkText.LaneOf(origin), StringComparison.OrdinalIgnoreCase);
        foreach (var (name, value) in _link.Headers)
        {
            if (isHome || LinkHeaders.MayTravel(name))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (isHome && !request.Headers.NonValidated.Contains("Authorization") && LinkHeaders.BasicAuthorization(origin) is { } authorization)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        if (!request.Headers.NonValidated.Contains("User-Agent"))
        {
            request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        }

        if (!request.Headers.NonValidated.Contains("Accept"))
        {
            request.Headers.TryAddWithoutValidation("Accept", "*/*");
        }

        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        if (method == HttpMethod.Get && isRanged)
        {
            request.Headers.TryAddWithoutValidation("Range", string.Create(CultureInfo.InvariantCulture, $"bytes=0-{LinkBody.MaxBytes - 1}"));
        }

        return request;
    }

    /// <summary>The answer; null where the host broke off a HEAD, so that GET is worth a try.</summary>
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

            throw _connection!.CertificateProblem is { } problem ? new LinkException(problem) : HttpFailures.Describe(e, CheckedConnection.NameOf(request.RequestUri!));
        }
    }

    private async Task<LinkBody?> BodyAsync(Uri address, HttpResponseMessage response, LinkContent content, LinkWanted wanted)
    {
        if (wanted == LinkWanted.Presence)
        {
            return null;
        }

        _budget.Step = $"reading the answer of {CheckedConnection.NameOf(address)}";
        try
        {
            return await LinkBody.ReadAsync(response, content, wanted == LinkWanted.Manifest ? ManifestKind.Hls : Manifests.Expected(address, content), _budget.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (HttpFailures.IsExpected(e) && !_budget.Token.IsCancellationRequested)
        {
            throw HttpFailures.Describe(e, CheckedConnection.NameOf(address));
        }
    }
}

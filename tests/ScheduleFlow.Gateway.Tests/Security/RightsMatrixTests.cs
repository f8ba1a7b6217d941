using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Security.Sessions;

namespace ScheduleFlow.Gateway.Tests.Security;

/// <summary>
/// Every endpoint by every kind of caller, in Development and in Production (docs/security.md, "Who may do what"). The
/// endpoints are those of the router, their roles those of the declarations: a new one without a rule fails.
/// </summary>
public sealed class RightsMatrixTests
{
    private const string Development = "Development";
    private const string Production = "Production";
    private const string Foreign = "http://evil.example";
    private const string ScopedVerb = "list-schedules";
    private const string SetupForm = "POST /setup"; // for its own page, with the token of the first start
    private const string SignOut = "DELETE /api/session";

    // For everybody, but on no foreign page.
    private static readonly string[] SignIns = ["POST /api/session", "POST /api/setup"];

    private static readonly (string, string) Afar = ("X-Forwarded-For", "203.0.113.9");
    private static readonly (string, string) FromAPage = ("Sec-Fetch-Site", "same-origin");
    private static readonly (string, string) FromTheDashboard = (CookieRequests.Header, "1");

    /// <summary>A kind of caller.</summary>
    /// <param name="Name">What it is.</param>
    /// <param name="InDevelopment">The role that it has there; null: it is answered 421 everywhere.</param>
    /// <param name="InProduction">The role that it has in Production; null as above.</param>
    /// <param name="Headers">What it sends.</param>
    private sealed record Kind(string Name, Role? InDevelopment, Role? InProduction, ImmutableArray<(string, string)> Headers)
    {
        public Kind(string name, Role? role, params ImmutableArray<(string, string)> headers)
            : this(name, role, role, headers)
        {
        }

        /// <summary>Whether it can end its session, which the kinds after it need too.</summary>
        public bool MaySignOut => InProduction is not null && Headers.Contains(FromAPage) && Headers.Contains(FromTheDashboard);

        public bool IsForeign => Headers.Any(header => header.Item2 is Foreign or "cross-site" or "same-site");

        /// <summary>The statuses of a refusal.</summary>
        public ImmutableArray<int> Refused { get; init; } = [401];

        /// <summary>What is refused to it although its role is high enough.</summary>
        public Func<DeclaredEndpoint, bool> Lacks { get; init; } = static _ => false;
    }

    // Each key and session is known, so that what is refused is forbidden.
    private static Kind Known(string name, Role role, params ImmutableArray<(string, string)> headers) => new(name, role, headers) { Refused = [403] };

    private static ImmutableArray<Kind> Kinds(Dictionary<string, (string, string)> keys, Dictionary<string, (string, string)> sessions) =>
    [
        new("a program on this machine", Role.Editor, Role.None, []),
        new("nobody, from afar", Role.None, Afar),
        new("through a proxy that says so", Role.None, ("Via", "1.1 proxy")),
        new("a foreign page", Role.None, ("Origin", Foreign), ("Sec-Fetch-Site", "cross-site")),
        new("a page of another port of this machine", Role.None, ("Origin", "http://127.0.0.1:1"), ("Sec-Fetch-Site", "same-site")),
        new("a picture on a foreign page", Role.None, ("Sec-Fetch-Site", "cross-site")),
        new("a rebound name", null, ("Host", "evil.example")),
        new("a rebound name with a key", null, ("Host", "evil.example"), keys["admin"]),
        new("a rebound name with a session", null, ("Host", "evil.example"), sessions["admin"], FromAPage, FromTheDashboard),

        Known("a viewer's key", Role.Viewer, Afar, keys["viewer"]),
        Known("an editor's key", Role.Editor, Afar, keys["editor"]),
        Known("an admin's key", Role.Admin, Afar, keys["admin"]),
        Known("an admin's key on a foreign page", Role.Admin, ("Origin", Foreign), keys["admin"]),
        Known("an admin's key for one verb", Role.Admin, keys["scoped"]) with { Lacks = static endpoint => !endpoint.IsOpen && endpoint.Verb != ScopedVerb },

        Known("a viewer's session", Role.Viewer, Afar, sessions["viewer"], FromAPage, FromTheDashboard),
        Known("an editor's session", Role.Editor, Afar, sessions["editor"], FromAPage, FromTheDashboard),
        Known("an admin's session", Role.Admin, Afar, sessions["admin"], FromAPage, FromTheDashboard),
        Known("an admin's session with no word of the browser", Role.Admin, sessions["admin"], FromTheDashboard) with { Lacks = Changes },
        Known("an admin's session in a form of our own origin", Role.Admin, sessions["admin"], FromAPage) with { Lacks = Changes },
        Known("an admin's session on a foreign page", Role.Admin, sessions["admin"], ("Origin", Foreign), ("Sec-Fetch-Site", "cross-site"), FromTheDashboard) with
        {
            Lacks = static endpoint => !endpoint.IsOpen || Changes(endpoint),
        },
        Known("an admin's session on a page of another port", Role.Admin, sessions["admin"], ("Sec-Fetch-Site", "same-site"), FromTheDashboard) with
        {
            Lacks = static endpoint => !endpoint.IsOpen || Changes(endpoint),
        },

        new("a disabled user's session", Role.None, sessions["disabled"], FromAPage, FromTheDashboard),
        new("an expired key", Role.None, keys["expired"]),
        new("a revoked key", Role.None, keys["revoked"]),
        new("an unknown key", Role.None, keys["wrong"]) { Refused = [401, 429] }, // whoever guesses is made to wait
    ];

    [Theory(Timeout = 300_000)]
    [InlineData(Development)]
    [InlineData(Production)]
    public async Task Each_caller_gets_what_the_table_says_and_nothing_more(string environment)
    {
        await using var gateway = await GatewayHost.StartAsync(
            $"environment={environment}",
            $"ScheduleFlow:Security:Anonymous={(environment == Development ? "local" : "none")}",
            "ScheduleFlow:UnknownFields=warn");
        var keys = WriteKeys(gateway);
        WritePage(gateway);
        gateway.SetBehaviour("echo!");
        var endpoints = DeclaredEndpoints.Of(gateway);
        endpoints.Length.Should().BeGreaterThan(60);
        List<string> wrong = [];
        foreach (var kind in Kinds(keys, await SignInAsync(gateway)))
        {
            var role = environment == Development ? kind.InDevelopment : kind.InProduction;
            foreach (var endpoint in endpoints.Where(endpoint => endpoint.Name != SignOut || !kind.MaySignOut))
            {
                var status = await StatusAsync(gateway, endpoint, kind.Headers);
                if (!IsRight(status, endpoint, role, kind))
                {
                    wrong.Add($"{kind.Name}: {endpoint} answered {status}");
                }
            }
        }

        string.Join("\n", wrong).Should().BeEmpty();
    }

    private static bool IsRight(int status, DeclaredEndpoint endpoint, Role? role, Kind kind) => role switch
    {
        null => status == 421,
        { } has when has >= endpoint.Role && !kind.Lacks(endpoint) => status is not (401 or 403 or 421 or 429 or >= 500)
            || (status == 403 && (endpoint.Name == SetupForm || (SignIns.Contains(endpoint.Name) && kind.IsForeign))),
        _ => kind.Refused.Contains(status),
    };

    private static bool Changes(DeclaredEndpoint endpoint) => endpoint.Method != "GET";

    private static async Task<int> StatusAsync(GatewayHost gateway, DeclaredEndpoint endpoint, ImmutableArray<(string, string)> headers)
    {
        var body = endpoint.Method is "GET" or "DELETE" ? null : """{"schedule_id":"exit:0","confirm":"x","filepath":"exit:0","a":"exit:0","b":"b"}""";
        return (await gateway.SendAsync(new HttpMethod(endpoint.Method), endpoint.Target, body, [.. headers])).Status;
    }

    private static Dictionary<string, (string, string)> WriteKeys(GatewayHost gateway)
    {
        TestKeys.WriteScoped(
            gateway.Data,
            TestKeys.ScopedLine('1', "viewer"),
            TestKeys.ScopedLine('2', "editor"),
            TestKeys.ScopedLine('3', "admin"),
            TestKeys.ScopedLine('4', "admin").Replace("\"revoked\":null", "\"revoked\":\"2026-01-01T00:00:00Z\"", StringComparison.Ordinal),
            TestKeys.ScopedLine('5', "admin").Replace("\"expires\":null", "\"expires\":\"2026-01-01T00:00:00Z\"", StringComparison.Ordinal),
            TestKeys.ScopedLine('6', "admin", verbs: [ScopedVerb]));
        return new (string Name, char Digit)[]
        {
            ("viewer", '1'), ("editor", '2'), ("admin", '3'), ("revoked", '4'), ("expired", '5'), ("scoped", '6'), ("wrong", '9'),
        }.ToDictionary(key => key.Name, key => ("Authorization", "Bearer " + TestKeys.KeyOf(key.Digit)));
    }

    // Each user signs in; then one of them is disabled.
    private static async Task<Dictionary<string, (string, string)>> SignInAsync(GatewayHost gateway)
    {
        string[] Lines(bool isDisabled) =>
        [
            TestUsers.Line("vera", "viewer"), TestUsers.Line("edda", "editor"), TestUsers.Line("ada", "admin"), TestUsers.Line("dora", "admin", isDisabled: isDisabled),
        ];
        TestUsers.Write(gateway.Data, Lines(isDisabled: false));
        var sessions = new Dictionary<string, (string, string)>();
        foreach (var (kind, name) in new[] { ("viewer", "vera"), ("editor", "edda"), ("admin", "ada"), ("disabled", "dora") })
        {
            var reply = await gateway.PostAsync("/api/session", $$"""{"name":"{{name}}","password":"{{TestUsers.Password}}"}""");
            reply.Status.Should().Be(200, reply.Text);
            sessions[kind] = ("Cookie", reply.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        }

        TestUsers.Write(gateway.Data, Lines(isDisabled: true));
        await Until.TrueAsync(async () => (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", headers: sessions["disabled"])).Status == 401);
        return sessions;
    }

    private static void WritePage(GatewayHost gateway)
    {
        var folder = Directory.CreateDirectory(Path.Combine(gateway.Data, "generated_pages"));
        File.WriteAllText(Path.Combine(folder.FullName, "lobby.html"), "<!DOCTYPE html>");
    }
}

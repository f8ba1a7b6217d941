using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ScheduleFlow.Gateway.Tests.Security.Sessions;

/// <summary>A small OpenID Connect provider: everybody who comes is the same person, at once.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "scheduleflow-test";
    public const string ClientSecret = "a secret of the provider";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly WebApplication _app;
    private readonly Dictionary<string, (string Nonce, string Challenge)> _codes = [];

    private TestProvider()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        _app = builder.Build();
        _app.UseRouting();
        _app.MapGet("/.well-known/openid-configuration", http => http.Response.WriteAsJsonAsync(new Dictionary<string, object>
        {
            ["issuer"] = Address,
            ["authorization_endpoint"] = Address + "/authorize",
            ["token_endpoint"] = Address + "/token",
            ["jwks_uri"] = Address + "/keys",
            ["response_types_supported"] = new[] { "code" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        }));
        _app.MapGet("/keys", http =>
        {
            var key = _rsa.ExportParameters(includePrivateParameters: false);
            return http.Response.WriteAsJsonAsync(new Dictionary<string, object>
            {
                ["keys"] = new[]
                {
                    new Dictionary<string, string>
                    {
                        ["kty"] = "RSA", ["use"] = "sig", ["kid"] = "1", ["alg"] = "RS256",
                        ["n"] = Base64UrlEncoder.Encode(key.Modulus), ["e"] = Base64UrlEncoder.Encode(key.Exponent),
                    },
                },
            });
        });
        _app.MapGet("/authorize", http =>
        {
            var query = http.Request.Query;
            var code = Guid.NewGuid().ToString("n");
            _codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString());
            http.Response.Redirect(QueryHelpers.AddQueryString(
                query["redirect_uri"].ToString(), new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
            return Task.CompletedTask;
        });
        _app.MapPost("/token", TokenAsync);
    }

    public string Address => _app.Urls.Single();

    /// <summary>What the person's token says.</summary>
    public Dictionary<string, object> Claims { get; } = new()
    {
        ["sub"] = "4711",
        ["preferred_username"] = "anna@tv.example",
        ["roles"] = new[] { "staff", "tv-editors" },
    };

    public static async Task<TestProvider> StartAsync()
    {
        var provider = new TestProvider();
        await provider._app.StartAsync();
        return provider;
    }

    /// <summary>The settings of a gateway that trusts this one.</summary>
    public string[] Settings =>
    [
        $"ScheduleFlow:Oidc:Authority={Address}",
        $"ScheduleFlow:Oidc:ClientId={ClientId}",
        $"ScheduleFlow:Oidc:ClientSecret={ClientSecret}",
        "ScheduleFlow:Oidc:Roles:tv-editors=editor",
        "ScheduleFlow:Oidc:Roles:tv-viewers=viewer",
    ];

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }

    private async Task TokenAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        if (form["client_secret"] != ClientSecret
            || !_codes.Remove(form["code"].ToString(), out var asked)
            || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge)
        {
            http.Response.StatusCode = 400;
            await http.Response.WriteAsJsonAsync(new Dictionary<string, string> { ["error"] = "invalid_grant" });
            return;
        }

        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = ClientId,
            Claims = new Dictionary<string, object>(Claims) { ["nonce"] = asked.Nonce },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(_rsa) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
        });
        await http.Response.WriteAsJsonAsync(new Dictionary<string, string> { ["access_token"] = "x", ["token_type"] = "Bearer", ["id_token"] = token });
    }
}

using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Users;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;
using ScheduleFlow.Gateway.Launching.Processes;
using ScheduleFlow.Gateway.OpenApi;
using ScheduleFlow.Gateway.Security;
using ScheduleFlow.Gateway.Security.Attempts;
using ScheduleFlow.Gateway.Security.Sessions;
using ScheduleFlow.Gateway.Security.Setup;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>
/// Creates the first admin by the one-time link (docs/security.md, "The first start"): a page with a form that needs no
/// script, and the same for programs.
/// </summary>
internal sealed class SetupEndpoints(
    SetupToken token, SignInGuard guard, UserRing users, SessionCheck sessions, CliLauncher launcher) : IDisposable
{
    /// <summary>The page; the token follows as <c>?token=</c>.</summary>
    public const string PagePath = "/setup";

    public const string ApiPath = "/api/setup";

    private const string FormType = "application/x-www-form-urlencoded";
    private const long MaxFormBytes = 16 * 1024;

    // One request at a time, because the link works only once.
    private readonly SemaphoreSlim _turn = new(1);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(PagePath, EndpointRoutes.GetOrHead, ShowAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost(PagePath, SubmitAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost(ApiPath, CreateAsync).AllowAnonymous();
    }

    public void Dispose() => _turn.Dispose();

    private Task ShowAsync(HttpContext http) => http.QueryValue("token") is { } given && token.Is(given)
        ? SetupPage.WriteAsync(http, StatusCodes.Status200OK, SetupPage.Form(given, null))
        : SetupPage.WriteAsync(http, StatusCodes.Status404NotFound, SetupPage.Over);

    // The browser must report our own page; and only its user has the token.
    private async Task SubmitAsync(HttpContext http)
    {
        BodyLimit.Of(http);
        if (SameOrigin.IsDenied(http.Request) || await FormAsync(http.Request, http.RequestAborted) is not { } form)
        {
            await SetupPage.WriteAsync(http, 403, SetupPage.Foreign);
            return;
        }

        string given = form["token"].ToString(), password = form["password"].ToString();
        var problem = password == form["again"].ToString()
            ? await TryAsync(http, given, form["name"].ToString(), password)
            : new Problem(ErrorType.Validation, "The two passwords are not the same.");
        if (problem is null)
        {
            await SetupPage.WriteAsync(http, 200, SetupPage.Done);
            return;
        }

        await SetupPage.WriteAsync(http, problem.Type.HttpStatus, token.Is(given) ? SetupPage.Form(given, problem) : SetupPage.Over);
    }

    // Null: no browser has made it of our page.
    private static async Task<IFormCollection?> FormAsync(HttpRequest request, CancellationToken clientGone)
    {
        if (request.ContentLength is null or > MaxFormBytes
            || !string.Equals(request.ContentType, FormType, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return await request.ReadFormAsync(clientGone);
        }
        catch (InvalidDataException)
        {
            return null; // too many fields
        }
    }

    private async Task CreateAsync(HttpContext http)
    {
        if (SameOrigin.IsDenied(http.Request))
        {
            await SignIn.RefuseForeignAsync(http);
            return;
        }

        if (!(await SessionBody.FieldsAsync(http, GatewayRoutes.SetupFields)).TryGet(out var values, out var problem))
        {
            await ErrorReply.WriteAsync(http, problem);
            return;
        }

        if (GatewayRoutes.SetupFields.FirstOrDefault(field => string.IsNullOrEmpty(values.GetValueOrDefault(field.Field))) is { } missing)
        {
            await ErrorReply.WriteAsync(http, new Problem(ErrorType.Validation, $"{missing.Field} is missing."));
            return;
        }

        problem = await TryAsync(http, values["token"], values["name"], values["password"]);
        await (problem is null ? SessionEndpoints.WhoAsync(http) : ErrorReply.WriteAsync(http, problem));
    }

    /// <summary>Creates the first admin and signs them in; a problem where that is refused.</summary>
    private async Task<Problem?> TryAsync(HttpContext http, string given, string name, string password)
    {
        await _turn.WaitAsync(http.RequestAborted);
        try
        {
            if (!token.Is(given))
            {
                return guard.WrongKey(Caller.Network(http)) is { } wait ? TooManyAttempts.Of(http, wait)
                    : new Problem(ErrorType.NotFound, "This link is no longer valid.")
                    {
                        Hint = "It works only once. While the server is not set up, its log names the file with the present link at each start.",
                    };
            }

            if (await CreateAsync(http, name, password) is { } refused)
            {
                return refused;
            }

            token.Use();
            users.Forget();
        }
        finally
        {
            _turn.Release();
        }

        if (users.Find(name) is { } user)
        {
            http.User = await SessionTickets.GiveAsync(http, sessions.Begin(user));
        }

        return null;
    }

    // A worker does it, like every change of the store.
    private async Task<Problem?> CreateAsync(HttpContext http, string name, string password)
    {
        using var body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, string> { ["name"] = name, ["role"] = ApiKeyRoles.Admin, ["password"] = password },
            SetupJson.Default.DictionaryStringString));
        using var result = await launcher.RunAsync(
            new LaunchRequest(CreateUserRequest.Verb)
            {
                Options = [$"--{Operation.RequestBody.Name}=-", $"--{WorkerOptions.InputBytes}={body.Length}"],
                Body = body,
                BodyLength = body.Length,
                IsChange = true,
                RequestId = http.TraceIdentifier,
                Actor = $"setup@{Caller.Address(http)}",
                Caller = Caller.Of(http),
            },
            http.RequestAborted);
        if (result is { ExitCode: 0, Output: not null })
        {
            return null;
        }

        return result.Output is { } output
            ? ProblemOf(output)
            : new Problem(ErrorType.Unavailable, "The user could not be created.") { Hint = "Try again in a moment." };
    }

    private static Problem ProblemOf(WorkerOutput output)
    {
        using var reply = JsonDocument.Parse(output.Bytes());
        var type = ErrorType.All.FirstOrDefault(type => type.Name == Text(reply.RootElement, "type")) ?? ErrorType.Unexpected;
        return new Problem(type, Text(reply.RootElement, "message"))
        {
            Hint = Text(reply.RootElement, "hint") is { Length: > 0 } hint ? hint : null,
        };
    }

    private static string Text(JsonElement json, string field) =>
        json.TryGetProperty(field, out var value) && JsonText.TryRead(value, out var text) ? text : "";
}

using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Keys;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Diagnostics;
using ScheduleFlow.Gateway.Endpoints;
using ScheduleFlow.Gateway.Launching;
using ScheduleFlow.Gateway.Security;
using ScheduleFlow.Gateway.Security.Setup;

namespace ScheduleFlow.Gateway.Hosting;

/// <summary>
/// The first start outside Development, where there is no key, no user and no ADMIN_API_KEY, so that no caller has access. It
/// creates a first admin key and a one-time link for the first admin, and writes both to the console and to a file that only
/// the owner may read; never to a log.
/// </summary>
internal sealed class FirstStart(
    GatewayOptions options,
    SetupToken token,
    ISetupStore setup,
    KeyCheck keys,
    UserRing users,
    CliLauncher launcher,
    ILogger<FirstStart> log)
{
    private const string KeyName = "first-admin";
    private const string RequestId = "first-start";

    /// <summary>Does so on a first start; otherwise reports whether an earlier link still waits.</summary>
    /// <param name="address">The address on which this server listens.</param>
    /// <param name="console">The console that shows both to a person.</param>
    public async Task RunAsync(string address, TextWriter console)
    {
        if (token.IsWaiting)
        {
            log.SetupWaits(setup.Note);
            return;
        }

        if (options.IsDevelopment || !keys.IsNoneSetUp || !users.IsEmpty)
        {
            return;
        }

        if (await CreateKeyAsync() is not { } key)
        {
            log.FirstStartFailed();
            return;
        }

        var secret = SetupToken.Fresh();
        var note = Note(key, $"{Reachable(address)}{SetupEndpoints.PagePath}?token={secret}");
        setup.Begin(SetupToken.HashOf(secret), note);
        await console.WriteLineAsync(note);
        log.SetupBegun(setup.Note);
    }

    // A browser cannot open the address that means every address of this machine.
    internal static string Reachable(string address) => address.TrimEnd('/')
        .Replace("//[::]", "//localhost", StringComparison.Ordinal)
        .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
        .Replace("//+", "//localhost", StringComparison.Ordinal)
        .Replace("//*", "//localhost", StringComparison.Ordinal);

    private string Note(string key, string link) =>
        $"""
        ScheduleFlow is not set up yet: nobody may do anything here without a key or a sign-in.

        To make the first admin, open this link (it works once):
          {link}

        For programs there is a first admin key ({KeyName}). Keep it safe, it is shown nowhere else:
          {key}

        This text is in {setup.Note} until the link is used.
        """;

    private async Task<string?> CreateKeyAsync()
    {
        using var result = await launcher.RunAsync(
            new LaunchRequest(CreateKeyRequest.Verb)
            {
                Options = [$"--role={ApiKeyRoles.Admin}"],
                Operands = [KeyName],
                IsChange = true,
                RequestId = RequestId,
                Actor = "setup@localhost",
                Caller = "setup",
            },
            CancellationToken.None);
        if (result is not { ExitCode: (int)ExitCode.Done, Output: { } output })
        {
            return null;
        }

        var reply = new Utf8JsonReader(output.Bytes());
        return JsonSerializer.Deserialize(ref reply, new CreateKeyRequest { Name = KeyName }.ReplyJson)?.Key;
    }
}

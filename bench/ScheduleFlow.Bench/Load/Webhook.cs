using System.Text.Json;

namespace ScheduleFlow.Bench.Load;

/// <summary>Debian's <c>webhook</c>: a small server in Go whose purpose is to run a command for a request.</summary>
internal sealed class Webhook : Rival
{
    private const string Program = "webhook";

    private Webhook(Workshop workshop, IReadOnlyList<string> arguments)
        : base(workshop)
    {
        var hooks = workshop.PathTo("hooks.json");
        File.WriteAllText(hooks, $$"""
            [{
              "id": "schedules",
              "execute-command": {{JsonSerializer.Serialize(workshop.Repository.Worker)}},
              "include-command-output-in-response": true,
              "http-methods": ["GET"],
              "pass-arguments-to-command": [{{string.Join(", ", arguments.Select(argument => $$"""{ "source": "string", "name": {{JsonSerializer.Serialize(argument)}} }"""))}}]
            }]
            """);
        Start(Find(Program)!, "-hooks", hooks, "-ip", EndPoint.Address.ToString(), "-port", $"{EndPoint.Port}");
    }

    public override string Path => "/hooks/schedules";

    /// <summary>Null where it is not installed.</summary>
    public static Webhook? Start(Workshop workshop, IReadOnlyList<string> arguments, int bytes)
    {
        if (Find(Program) is null)
        {
            return null;
        }

        var server = new Webhook(workshop, arguments);
        server.WaitUntilItAnswers(bytes);
        return server;
    }
}

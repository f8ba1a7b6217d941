namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>
/// The gateway as a process of its own for each test. The classes below share one collection: on a small machine
/// gateways must not run against each other. Every request, start and wait has its own deadline in the kit.
/// </summary>
[Collection("Gateways")]
public abstract class GatewayTests : IAsyncLifetime
{
    protected const string Monday = "2026-12-07T00:00:00Z";
    protected const string AdminKey = "e2e-admin-key-4711";

    protected TempFolder Folder { get; } = new();

    protected RunningGateway Gateway { get; private set; } = null!;

    /// <summary>Configuration keys on the command line.</summary>
    protected virtual Dictionary<string, string> Settings => [];

    protected virtual Dictionary<string, string> Variables => new() { ["ADMIN_API_KEY"] = AdminKey };

    public async ValueTask InitializeAsync() => Gateway = await RunningGateway.StartAsync(Folder, Settings, Variables);

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task<string> ImportAsync(string demo)
    {
        var reply = await Gateway.PostAsync("/api/import-schedule", $$"""{"filepath":"demo_data/{{demo}}"}""");
        return reply.MustSucceed().Text("schedule_id");
    }

    /// <summary>A worker of our own making: a bash script that stands in for the published worker, which is <c>$WORKER</c> in it.</summary>
    protected string Script(string body)
    {
        var path = Folder.Write("worker.sh", $"#!/bin/bash\nWORKER='{Repository.Worker}'\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}

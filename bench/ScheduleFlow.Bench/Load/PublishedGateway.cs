using System.Diagnostics;

namespace ScheduleFlow.Bench.Load;

/// <summary>The gateway as it is shipped: its dashboard is trimmed and compressed, which a build's is not.</summary>
internal static class PublishedGateway
{
    private const string Variable = "SCHEDULEFLOW_GATEWAY";

    /// <summary>Publishes it into the workshop, or takes the folder that <c>SCHEDULEFLOW_GATEWAY</c> names; returns the assembly.</summary>
    public static string Get(Workshop workshop)
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(folder))
        {
            folder = workshop.PathTo("published");
            Publish(workshop.Repository.Root, folder);
        }

        return Path.Combine(folder, "ScheduleFlow.Gateway.dll");
    }

    private static void Publish(string root, string folder)
    {
        // The worker that stands in artifacts/ is the one that is measured elsewhere: it is not compiled again.
        string[] arguments = ["publish", "src/ScheduleFlow.Gateway", "-c", "Release", "-p:NativeWorker=none", "-o", folder, "-nologo", "-v", "q"];
        using var publish = Process.Start(new ProcessStartInfo(Workshop.DotNet, arguments) { WorkingDirectory = root, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("Cannot start dotnet publish");
        var output = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException($"The gateway cannot be published:\n{output}");
        }
    }
}

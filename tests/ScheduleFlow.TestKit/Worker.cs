using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Xunit;

namespace ScheduleFlow.TestKit;

/// <summary>Runs the published worker as a shell would, on a data folder of its own.</summary>
/// <param name="dataFolder">The data folder; logs go into a file beside it.</param>
public sealed class Worker(string dataFolder)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public string DataFolder { get; } = dataFolder;

    /// <summary>The folder that the worker is started in; default: the root of the checkout.</summary>
    public string WorkingFolder { get; init; } = Repository.Root;

    /// <summary>The text log that the worker adds to; <c>off</c> for none.</summary>
    public string Log { get; init; } = dataFolder.TrimEnd(Path.DirectorySeparatorChar) + ".log";

    /// <summary>The executable; default: where it was published.</summary>
    public string Executable { get; init; } = Repository.Worker;

    /// <summary>A command that runs the worker, which is its last arguments: <c>setpriv --reuid=65534</c>, <c>strace</c>.</summary>
    public ImmutableArray<string> Through { get; init; } = [];

    /// <summary>The same worker with a limit that a shell sets before it starts.</summary>
    /// <param name="limit">Shell commands, such as <c>ulimit -n 8</c>.</param>
    public Worker Limited(string limit) => new(DataFolder) { WorkingFolder = WorkingFolder, Log = Log, Through = ["bash", "-c", $"{limit}; exec \"$0\" \"$@\""] };

    /// <summary>Runs a verb to its end.</summary>
    public WorkerResult Run(params string[] args) => RunWith("", args);

    /// <summary>Runs a verb with something on its standard input.</summary>
    public WorkerResult RunWith(string input, params string[] args) => RunWith(Encoding.UTF8.GetBytes(input), args);

    /// <summary>Runs a verb with some bytes on its standard input.</summary>
    public WorkerResult RunWith(byte[] input, params string[] args)
    {
        using var process = Start(args);
        var output = Task.Run(() => ReadAll(process.StandardOutput.BaseStream));
        var error = Task.Run(() => ReadAll(process.StandardError.BaseStream));
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The worker answered without reading everything: its exit code says why.
        }

        if (!process.WaitForExit(Deadline))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The worker did not end within {Deadline}: {string.Join(' ', args)}");
        }

        return new WorkerResult(process.ExitCode, output.Result, Encoding.UTF8.GetString(error.Result));
    }

    /// <summary>Starts a verb and leaves it running.</summary>
    public Process Start(params string[] args)
    {
        ImmutableArray<string> command = [.. Through, Executable, .. args];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = WorkingFolder,
        };
        start.Environment["SCHEDULEFLOW_DATA"] = DataFolder;
        start.Environment["SCHEDULEFLOW_LOG"] = Log;
        return Process.Start(start)!;
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}

/// <summary>What a worker left behind.</summary>
public sealed record WorkerResult(int ExitCode, byte[] Output, string Error)
{
    public string Text => Encoding.UTF8.GetString(Output);

    /// <summary>The one JSON document: the reply on stdout, or the error of a verb that would have written a document there, on stderr.</summary>
    public JsonElement Json => Output.Length > 0 ? JsonDocument.Parse(Output).RootElement : JsonDocument.Parse(Error).RootElement;

    /// <summary>A field of the reply, as text.</summary>
    public string this[string field] => Json.GetProperty(field).ToString();
}

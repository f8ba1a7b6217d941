using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ScheduleFlow.EndToEnd.Tests.Faults.Crashes;

/// <summary>
/// Runs verbs and sends SIGKILL at a random moment of their life. How long a verb usually lives it learns from those
/// that came to their end; so kills are spread over the whole of it, the commit included. For any number of threads.
/// </summary>
internal sealed class MortalWorker(Worker worker)
{
    private const int KilledBySignal = 128 + 9;
    private const int Remembered = 15;

    // A little longer than usual, so that the last moments are hit, too; some then end by themselves.
    private const double LongestPartOfALife = 1.1;

    private readonly ConcurrentDictionary<string, ConcurrentQueue<double>> _lives = new();
    private int _kills;
    private int _killsWithTemporaryFiles;
    private int _killsAfterTheCommit;

    /// <summary>How many were killed before they ended by themselves.</summary>
    public int Kills => Volatile.Read(ref _kills);

    /// <summary>How many of them had a change under way.</summary>
    public int KillsWithTemporaryFiles => Volatile.Read(ref _killsWithTemporaryFiles);

    /// <summary>How many of them left a record that was committed and not wholly applied.</summary>
    public int KillsAfterTheCommit => Volatile.Read(ref _killsAfterTheCommit);

    /// <summary>Runs a verb to its end.</summary>
    public Death Spare(string input, params IReadOnlyList<string> args) => Run(input, args, killAfter: null);

    /// <summary>Runs a verb and kills it somewhere on its way.</summary>
    /// <param name="moment">When: a part of its usual life, from 0 to 1.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="args">The verb.</param>
    public Death Kill(double moment, string input, params IReadOnlyList<string> args) =>
        _lives.TryGetValue(args[0], out var lives) && !lives.IsEmpty
            ? Run(input, args, TimeSpan.FromMilliseconds(lives.Order().ElementAt(lives.Count / 2) * moment * LongestPartOfALife))
            : Spare(input, args);

    private Death Run(string input, IReadOnlyList<string> args, TimeSpan? killAfter)
    {
        using var process = worker.Start([.. args]);
        var life = Stopwatch.StartNew();
        var output = ReadAllAsync(process.StandardOutput.BaseStream);
        var error = ReadAllAsync(process.StandardError.BaseStream);
        try
        {
            process.StandardInput.BaseStream.Write(Encoding.UTF8.GetBytes(input));
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It had read enough.
        }

        if (killAfter is { } moment)
        {
            Wait(life, moment);
            process.Kill();
        }

        process.WaitForExit(TimeSpan.FromSeconds(30)).Should().BeTrue("a worker ends: {0}", string.Join(' ', args));
        if (process.ExitCode != KilledBySignal)
        {
            // Also the one that was quicker than its killer: the disk is less busy than it was.
            Remember(args[0], life.Elapsed);
        }

        var death = new Death(process.ExitCode, output.GetAwaiter().GetResult(), Encoding.UTF8.GetString(error.GetAwaiter().GetResult()));
        if (death.ExitCode == KilledBySignal)
        {
            Count(process.Id);
        }

        return death;
    }

    // Threads wake up a whole millisecond late or so; the rest of the time is spent awake.
    private static void Wait(Stopwatch life, TimeSpan moment)
    {
        var asleep = (int)(moment - life.Elapsed).TotalMilliseconds - 1;
        if (asleep > 0)
        {
            Thread.Sleep(asleep);
        }

        while (life.Elapsed < moment)
        {
            Thread.SpinWait(20);
        }
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream)
    {
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy).ConfigureAwait(false);
        return copy.ToArray();
    }

    private void Remember(string verb, TimeSpan life)
    {
        var lives = _lives.GetOrAdd(verb, _ => []);
        lives.Enqueue(life.TotalMilliseconds);
        while (lives.Count > Remembered)
        {
            lives.TryDequeue(out _);
        }
    }

    // A token begins with the id of its process (docs/storage.md). Another worker may have swept already: at least so many.
    private void Count(int processId)
    {
        Interlocked.Increment(ref _kills);
        var token = processId.ToString("x", CultureInfo.InvariantCulture) + "-";
        var markers = Path.Combine(worker.DataFolder, ".inflight");
        if (Directory.Exists(markers) && Directory.EnumerateFiles(markers, token + "*").Any())
        {
            Interlocked.Increment(ref _killsWithTemporaryFiles);
        }

        try
        {
            if (File.ReadAllText(Path.Combine(worker.DataFolder, ".commit")).Contains($"\"token\":\"{token}", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _killsAfterTheCommit);
            }
        }
        catch (IOException)
        {
            // No record, or just applied by another.
        }
    }
}

/// <summary>How a worker ended, and what it had said by then.</summary>
internal sealed record Death(int ExitCode, byte[] Output, string Error)
{
    /// <summary>The reply where all of it was said and it says success: then the change must be there, whatever came after.</summary>
    public JsonElement? Acknowledged
    {
        get
        {
            try
            {
                var reply = JsonDocument.Parse(Output).RootElement;
                return reply.Text("status") == "success" ? reply : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>Killed, or done. Anything else is a failure that nothing in the test calls for.</summary>
    public void MustBeDoneOrKilled(string doing)
    {
        ExitCode.Should().BeOneOf([0, 128 + 9], "{0} is either done or killed: {1}{2}", doing, Encoding.UTF8.GetString(Output), Error);
        if (ExitCode == 0)
        {
            Acknowledged.Should().NotBeNull("exit 0 of {0} comes with a whole reply: {1}", doing, Encoding.UTF8.GetString(Output));
        }
    }
}

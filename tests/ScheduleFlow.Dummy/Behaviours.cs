using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ScheduleFlow.Dummy;

/// <summary>The ways to behave.</summary>
internal static partial class Behaviours
{
    /// <summary>Replies with everything it was given: arguments, environment, and what stdin held.</summary>
    public static int Echo(string[] args)
    {
        using var stdin = Console.OpenStandardInput();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        long bytes = 0;
        for (int read; (read = stdin.Read(buffer)) > 0; bytes += read)
        {
            hash.AppendData(buffer, 0, read);
        }

        using var stdout = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(stdout);
        json.WriteStartObject();
        json.WriteString("status", "success");
        json.WriteStartArray("args");
        foreach (var arg in args)
        {
            json.WriteStringValue(arg);
        }

        json.WriteEndArray();
        json.WriteStartObject("environment");
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            json.WriteString((string)variable.Key, (string?)variable.Value);
        }

        json.WriteEndObject();
        json.WriteNumber("stdin_bytes", bytes);
        json.WriteString("stdin_sha256", Convert.ToHexStringLower(hash.GetHashAndReset()));
        json.WriteEndObject();
        return 0;
    }

    /// <summary>A success for 0 and 1, else an error whose type says the code.</summary>
    public static int Reply(int exitCode)
    {
        Console.Write(exitCode is 0 or 1
            ? """{"status":"success"}"""
            : $$"""{"status":"error","type":"of_exit_{{exitCode}}","message":"As told."}""");
        return exitCode;
    }

    public static int Hang(string folder, int generations)
    {
        if (generations > 0)
        {
            StartDescendant(folder, generations - 1);
        }

        Leave(folder, $"pid-{Environment.ProcessId}");
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    /// <summary>Starts a child that inherits stdin, stdout and stderr and hangs.</summary>
    public static void StartDescendant(string folder, int generations)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
        start.ArgumentList.Add("--");
        start.ArgumentList.Add($"descendant:{generations}");
        using var child = Process.Start(start)!;
        WaitUntil(() => File.Exists(Path.Combine(folder, $"pid-{child.Id}")));
    }

    public static int WriteForEver()
    {
        using var stdout = Console.OpenStandardOutput();
        var block = Encoding.ASCII.GetBytes("{" + new string(' ', 64 * 1024));
        while (true)
        {
            stdout.Write(block);
        }
    }

    public static int WriteMuch(int bytes)
    {
        using var stdout = Console.OpenStandardOutput();
        stdout.Write(Encoding.ASCII.GetBytes("{\"x\":\"" + new string('x', bytes - 8) + "\"}"));
        return 0;
    }

    public static void FloodStderr()
    {
        using var stderr = Console.OpenStandardError();
        var block = new byte[64 * 1024];
        block.AsSpan().Fill((byte)'e');
        for (var i = 0; i < 160; i++)
        {
            stderr.Write(block); // 10 MB
        }
    }

    public static int MarkEndOfInput(string folder, string name)
    {
        using var stdin = Console.OpenStandardInput();
        var buffer = new byte[64 * 1024];
        Leave(folder, $"started-{name}");
        for (var first = true; stdin.Read(buffer) > 0; first = false)
        {
            if (first)
            {
                Leave(folder, $"reading-{name}");
            }
        }

        Leave(folder, $"end-{name}");
        return Reply(0);
    }

    public static void WaitFor(string folder, string name)
    {
        Leave(folder, $"started-{name}-{Environment.ProcessId}");
        WaitUntil(() => File.Exists(Path.Combine(folder, $"go-{name}")));
    }

    public static int KillSelf(int signal)
    {
        _ = Kill(Environment.ProcessId, signal);
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    /// <summary>
    /// Does what the lines of <c>step-n</c> say, where this is the n-th call; leaves its command line in <c>call-n</c>. A
    /// line is <c>wait NAME</c>, <c>progress PERCENT</c>, <c>hang</c>, <c>exit CODE</c>, or what it replies.
    /// </summary>
    public static int Step(string folder, string[] args)
    {
        foreach (var line in File.ReadAllLines(Path.Combine(folder, $"step-{Call(folder, args)}")))
        {
            var words = line.Split(' ', 2);
            switch (words[0])
            {
                case "wait":
                    WaitFor(folder, words[1]);
                    break;
                case "progress":
                    Console.Error.WriteLine($$"""{"event":"progress","percent":{{words[1]}}}""");
                    break;
                case "hang":
                    return Hang(folder, generations: 0);
                case "exit":
                    return Reply(int.Parse(words[1], provider: null));
                default:
                    Console.Write(line);
                    break;
            }
        }

        return 0;
    }

    private static int Call(string folder, string[] args)
    {
        for (var number = 1; ; number++)
        {
            try
            {
                using var file = new StreamWriter(new FileStream(Path.Combine(folder, $"call-{number}"), FileMode.CreateNew));
                file.Write(string.Join('\n', args));
                return number;
            }
            catch (IOException) when (File.Exists(Path.Combine(folder, $"call-{number}")))
            {
                // An earlier call.
            }
        }
    }

    private static void Leave(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name), "");
    }

    private static void WaitUntil(Func<bool> condition)
    {
        while (!condition())
        {
            Thread.Sleep(5);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}

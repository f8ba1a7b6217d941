using System.CommandLine;
using System.CommandLine.Invocation;
using ScheduleFlow.Cli.Io;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Cli;

/// <summary>
/// One run of the program:
/// <code>
///   argv ─(1)▶ older flags, help ─(2)▶ parse ─(3)▶ verb: one Core call
///       ─(4)▶ reply on stdout ─(5)▶ log line ─▶ exit code
/// </code>
/// A bug anywhere is caught here, once.
/// </summary>
internal static class CommandLine
{
    public static ExitCode Run(string[] args, TimeProvider clock)
    {
        var started = clock.GetTimestamp();
        var output = new ReplyOutput();

        // (1)
        args = HelpWords.Rewrite(LegacyFlags.Rewrite(args, out var incomplete));

        // (2)
        var tree = CommandTree.For(args);
        var parse = tree.Parse(args);
        if (incomplete is not null || parse.Action is ParseErrorAction)
        {
            var faulty = tree.Globals.ReadFaulty(parse);
            output.Apply(faulty);
            output.IsForDocument = Operations.Find(parse.CommandResult.Command.Name) is { Reply: ReplyForm.Document } operation
                && !operation.Options.Any(option => option.IsTarget && args.Any(arg => arg.Split('=')[0] == $"--{option.Name}"));
            var usage = output.Write(incomplete ?? UsageErrors.Of(parse));
            OperationLog.Write(faulty, parse.CommandResult.Command.Name, usage, output, clock.GetElapsedTime(started), clock);
            return usage;
        }

        if (CommandTree.RunOf(parse) is not { } run)
        {
            // Help, version and completion of a word are System.CommandLine's own.
            return (ExitCode)parse.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }

        // (3) and (4)
        var settings = tree.Globals.Read(parse);
        output.Apply(settings);
        var exit = RunVerb(run, parse, settings, clock, output);

        // (5)
        OperationLog.Write(settings, parse.CommandResult.Command.Name, exit, output, clock.GetElapsedTime(started), clock);
        return exit;
    }

    private static ExitCode RunVerb(
        Func<ParseResult, Session, ExitCode> run, ParseResult parse, GlobalSettings settings, TimeProvider clock, ReplyOutput output)
    {
        Session? session = null;
        try
        {
            if (!Session.Open(settings, parse.CommandResult.Command.Name, clock, output).TryGet(out session, out var problem))
            {
                return output.Write(problem);
            }

            return run(parse, session);
        }
        catch (IOException exception) when (StandardStreams.IsBrokenPipe(exception))
        {
            // The reader of our output has closed it. The operation has succeeded or failed all the same.
            return output.Problem is { } unread ? unread.Type.Exit ?? ExitCode.Unexpected : ExitCode.Done;
        }
        catch (IOException exception) when (DiskProblem.Is(exception))
        {
            // This can only be stdout: errors of the store's disk are problems, not exceptions.
            return WriteIfPossible(DiskProblem.From(exception, "standard output"), output);
        }
        catch (OutOfMemoryException) when (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes is var most)
        {
            return WriteIfPossible(
                new Problem(ErrorType.TooLarge, $"The operation needs more memory than the {most / (1024 * 1024)} MB that it may take.")
                {
                    Hint = "Do less at a time. The limit is ScheduleFlow:Launcher:MaxHeapBytes in a gateway, "
                        + "and DOTNET_GCHeapHardLimit in a shell.",
                },
                output);
        }
        catch (Exception exception)
        {
            // A bug. The log gets the exception; the reply says only that there was one.
            output.Failure = exception;
            return WriteIfPossible(
                new Problem(ErrorType.Unexpected, "Something went wrong that should not: this is a bug in ScheduleFlow.")
                {
                    Hint = "The log (logs/scheduleflow.log) has the details; please report them.",
                },
                output);
        }
        finally
        {
            output.Notices = session?.Context.Store.Notices ?? [];
        }
    }

    // If not even the problem can be written, the exit code still says what happened.
    private static ExitCode WriteIfPossible(Problem problem, ReplyOutput output)
    {
        try
        {
            return output.Write(problem);
        }
        catch (IOException)
        {
            return problem.Type.Exit ?? ExitCode.Unexpected;
        }
    }
}

using System.CommandLine;
using System.CommandLine.Invocation;
using ScheduleFlow.Cli.Io;
using ScheduleFlow.Core.Contracts;

namespace ScheduleFlow.Cli;

/// <summary>
/// One run of the program:
/// <code>
///   argv ─(1)▶ older flags ─(2)▶ parse ─(3)▶ verb: one Core call ─(4)▶ reply on stdout ─(5)▶ log line ─▶ exit code
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
        args = LegacyFlags.Rewrite(args);

        // (2)
        var tree = CommandTree.For(args);
        var parse = tree.Root.Parse(args);
        if (parse.Action is ParseErrorAction)
        {
            return UsageError(parse, tree, output);
        }

        if (tree.RunOf(parse) is not { } run)
        {
            // Help, version, completion of a word: System.CommandLine's own.
            return (ExitCode)parse.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }

        // (3) and (4)
        var settings = tree.Globals.Read(parse);
        output.Layout = settings.Layout;
        output.RequestId = settings.RequestId;
        var exit = RunVerb(run, parse, settings, clock, output);

        // (5)
        OperationLog.Write(settings, parse.CommandResult.Command.Name, exit, output, clock.GetElapsedTime(started), clock);
        return exit;
    }

    private static ExitCode RunVerb(Func<ParseResult, Session, ExitCode> run, ParseResult parse, GlobalSettings settings, TimeProvider clock, ReplyOutput output)
    {
        try
        {
            return Session.Open(settings, parse.CommandResult.Command.Name, clock, output).TryGet(out var session, out var problem)
                ? run(parse, session)
                : output.Write(problem);
        }
        catch (IOException exception) when (StandardStreams.IsBrokenPipe(exception))
        {
            // Whoever read our output has had enough; what was to be done is done.
            return ExitCode.Done;
        }
        catch (Exception exception)
        {
            // A bug. People and the log get what happened; the reply says only that it did.
            output.Failure = exception;
            return output.Write(new Problem(ErrorType.Unexpected, "Something went wrong that should not: this is a bug in ScheduleFlow.")
            {
                Hint = "The log (logs/scheduleflow.log) has the details; please report them.",
            });
        }
    }

    private static ExitCode UsageError(ParseResult parse, CommandTree tree, ReplyOutput output)
    {
        output.Layout = tree.Globals.Read(parse).Layout;
        var command = parse.CommandResult.Command;
        var help = command is RootCommand ? "scheduleflow --help" : $"scheduleflow {command.Name} --help";
        return output.Write(new Problem(ErrorType.Usage, parse.Errors[0].Message)
        {
            Hint = $"See {help}.",
            Errors = parse.Errors.Count > 1 ? [.. parse.Errors.Select(error => error.Message)] : [],
        });
    }
}

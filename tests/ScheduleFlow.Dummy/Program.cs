using System.Runtime.InteropServices;
using ScheduleFlow.Dummy;

// A worker that misbehaves on request. What it does is one word, "name" or "name:argument", found in this order:
// the first operand, unless that is "-"; the value of --name=; the file "behaviour" in the data folder (before all others
// where it ends with "!"); else "echo".
// It keeps what it leaves for the test to see in the data folder, whose path it has from SCHEDULEFLOW_DATA.
var folder = Environment.GetEnvironmentVariable("SCHEDULEFLOW_DATA") ?? ".";
var behaviour = CommandLine.BehaviourOf(args, folder).Split(':', 2);
var argument = behaviour.Length == 2 ? behaviour[1] : "";
switch (behaviour[0])
{
    case "echo":
        return Behaviours.Echo(args);

    case "exit": // with a proper reply, and without a look at stdin
        return Behaviours.Reply(int.Parse(argument, provider: null));

    case "silent": // without a word
        return int.Parse(argument, provider: null);

    case "text": // with something that is no JSON
        Console.Write("Segmentation fault");
        return int.Parse(argument, provider: null);

    case "document": // an exported document
        Console.Write("<tvguide/>");
        return 0;

    case "signal":
        return Behaviours.KillSelf(int.Parse(argument, provider: null));

    case "abort":
        Environment.FailFast("As told.");
        return 0;

    case "hang": // for ever, with a child and a grandchild that do the same
        return Behaviours.Hang(folder, generations: 2);

    case "descendant": // such a child; --name is how many follow
        return Behaviours.Hang(folder, int.Parse(argument, provider: null));

    case "leave": // replies and ends, but leaves a child behind that holds the pipes
        Behaviours.StartDescendant(folder, generations: 0);
        return Behaviours.Reply(0);

    case "leave-half": // the same after half a reply
        Behaviours.StartDescendant(folder, generations: 0);
        Console.Write("{\"status\":\"succ");
        return 0;

    case "endless":
        return Behaviours.WriteForEver();

    case "big": // so many bytes in all
        return Behaviours.WriteMuch(int.Parse(argument, provider: null));

    case "flood": // stderr, then a reply
        Behaviours.FloodStderr();
        return Behaviours.Reply(0);

    case "marker": // reads stdin to its end, and leaves a file that says so
        return Behaviours.MarkEndOfInput(folder, argument);

    case "wait": // says that it has started, and goes on when the test lets it
        Behaviours.WaitFor(folder, argument);
        return Behaviours.Reply(0);

    case "wait-for-stop": // does not end by itself, and not by a polite signal
        using (PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = true))
        {
            return Behaviours.Hang(folder, generations: 0);
        }

    case "steps": // each call by its own file, step-1, step-2 …
        return Behaviours.Step(folder, args);

    default:
        Console.Error.WriteLine($"No such behaviour: {behaviour[0]}");
        return 99;
}

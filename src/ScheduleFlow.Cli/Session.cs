using System.Globalization;
using ScheduleFlow.Cli.Io;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Cli;

/// <summary>What a verb works with: the context of its operation, and the output for its reply.</summary>
/// <param name="Context">Store, present, seed.</param>
/// <param name="Output">Where the reply goes.</param>
internal sealed record Session(OperationContext Context, ReplyOutput Output)
{
    private const long MaxSeed = (1L << 53) - 1;

    /// <param name="settings">The values of the options that every verb has.</param>
    /// <param name="verb">The verb's name.</param>
    /// <param name="clock">Gives the present, unless <c>--now</c> does.</param>
    /// <param name="output">Where the reply goes.</param>
    /// <returns>A session, or a <c>usage</c> problem with a global option.</returns>
    public static Outcome<Session> Open(GlobalSettings settings, string verb, TimeProvider clock, ReplyOutput output)
    {
        var now = Instant.From(clock.GetUtcNow());
        if (settings.Now is not null && !InstantText.Parse(settings.Now).TryGet(out now, out var reason))
        {
            return new Problem(ErrorType.Usage, $"--now “{settings.Now}” is not an instant: {reason}.");
        }

        long? seed = null;
        if (settings.Seed is not null)
        {
            if (!long.TryParse(settings.Seed, NumberStyles.None, CultureInfo.InvariantCulture, out var given) || given > MaxSeed)
            {
                return new Problem(ErrorType.Usage, $"--seed “{settings.Seed}” is not a whole number from 0 to {MaxSeed}.");
            }

            seed = given;
        }

        var origin = new ChangeOrigin(now, verb, settings.RequestId, settings.Actor);
        return new Session(
            new OperationContext
            {
                Store = new FileStore(settings.Data, origin),
                Now = now,
                Origin = origin,
                Seed = seed,
                Entropy = Guid.NewGuid(),
                Outside = Outside(settings, output),
            },
            output);
    }

    private static Surroundings Outside(GlobalSettings settings, ReplyOutput output)
    {
        output.IgnoredFields.AddRange(settings.IgnoredFields);
        return new Surroundings
        {
            OpenInput = output.OpenInput,
            OpenOutput = output.OpenOutput,
            InputBytes = settings.InputBytes,
            InputName = settings.InputName,
            ImportRoots = settings.ImportRoots,
            IsForClient = settings.ErrorsOnStdout,
            TakesWholeIds = settings.WholeIds,
            Logs = [.. new[] { settings.Log, settings.JsonLog }.OfType<string>()],
            PassesOverUnknownFields = settings.PassesOverUnknownFields,
            NoteIgnored = output.NoteIgnored,
            IsTerminal = settings.Layout != Layout.Compact,
            IsColoured = settings.Layout == Layout.Indented && WantsColours,
            ReadNewSecret = what => SecretPrompt.ReadNew(what, output.OpenInput),
            FillRandom = SystemRandom.Fill,
            Progress = what => (output.Progress = new Progress(settings.RequestId, what)).Report,
            Interrupted = static () => new Interrupt().Token,
            Clock = TimeProvider.System,
        };
    }

    // As no-color.org says: any value but an empty one turns colours off.
    private static bool WantsColours => !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");
}

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ScheduleFlow.Contracts;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Fuzzing;

/// <summary>
/// Makes documents and reads them. What a reader has said of none before becomes a seed, too, so that the run finds its
/// way deeper into the grammar. An input that breaks a promise is kept as <c>artifacts/fuzz/READER/…</c>, to be read again
/// by <see cref="Again"/>.
/// </summary>
internal sealed partial class Fuzzer
{
    /// <summary>How long one input may take until it counts as endless, on a machine that does much else.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int CheckedEach = 8;
    private const int MaxPool = 5_000;

    private readonly FuzzSubject _subject;
    private readonly FuzzOptions _options;
    private readonly List<byte[]> _pool = [];
    private readonly HashSet<string> _behaviours = [];
    private byte[] _input = [];
    private int _round;

    private Fuzzer(FuzzSubject subject, FuzzOptions options)
    {
        _subject = subject;
        _options = options;
    }

    /// <returns>A line about the run.</returns>
    public static async Task<string> RunAsync(FuzzSubject subject, FuzzOptions options, CancellationToken cancellation)
    {
        var fuzzer = new Fuzzer(subject, options);
        var run = Task.Factory.StartNew(() => fuzzer.Run(cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var seen = -1;
        while (await Task.WhenAny(run, Task.Delay(Patience, cancellation)) != run)
        {
            cancellation.ThrowIfCancellationRequested();
            if (seen == Volatile.Read(ref fuzzer._round))
            {
                Assert.Fail($"The reader does not come to an end: {fuzzer.Keep()}");
            }

            seen = fuzzer._round;
        }

        return await run;
    }

    /// <summary>One input, as the run reads it.</summary>
    public static void Again(FuzzSubject subject, byte[] input)
    {
        Read(subject, input);
        for (var seed = 0; seed < CheckedEach; seed++)
        {
            subject.Check(input, new Random(seed));
        }
    }

    private string Run(CancellationToken cancellation)
    {
        var random = new Random(_options.Seed);
        var mutator = new Mutator(_subject.Tokens, random);
        var refused = 0;
        var time = Stopwatch.StartNew();

        // The seeds themselves first: there is nothing new in what they are.
        while (_options.Time is { } limit ? time.Elapsed < limit : _round < _options.Rounds)
        {
            cancellation.ThrowIfCancellationRequested();
            _input = _round < _subject.Seeds.Length ? _subject.Seeds[_round]
                : random.Next(16) == 0 ? mutator.Generate()
                : mutator.Mutate(Any(random), () => Any(random));
            if (_options.Time is not null)
            {
                File.WriteAllBytes(InFolder("current"), _input); // What an overflow of the stack leaves no other trace of.
            }

            try
            {
                var reading = Read(_subject, _input);
                refused += reading.Problem is null ? 0 : 1;
                if (_round % CheckedEach == 0)
                {
                    _subject.Check(_input, new Random(_round));
                }

                if (_behaviours.Add(BehaviourOf(reading)) && _pool.Count < MaxPool)
                {
                    _pool.Add(_input);
                }
            }
            catch (Exception exception)
            {
                throw new FuzzException($"Seed {_options.Seed}, round {_round}, {Keep()}: {exception.Message}", exception);
            }

            Volatile.Write(ref _round, _round + 1);
        }

        refused.Should().BeInRange(1, _round - 1, "a run that reads nothing, or all, tests little");
        return string.Create(CultureInfo.InvariantCulture, $"{_subject.Name}: {_round} inputs from {_subject.Seeds.Length} documents, {refused} refused, {_behaviours.Count} kinds of answer, seed {_options.Seed}.");
    }

    private static FuzzedReading Read(FuzzSubject subject, byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = subject.Read(input);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.Should().BeLessThan(subject.AllocatedBytes + (subject.AllocatedPerByte * input.Length), "memory is bounded by the document's length, {0} bytes", input.Length);
        if (reading.Problem is { } problem)
        {
            problem.Type.Should().Match<ErrorType>(type => type == ErrorType.ParseError || type == ErrorType.Validation || type == ErrorType.TooLarge);
            problem.Message.Should().NotBeNullOrWhiteSpace();
            problem.Errors.Length.Should().BeLessThanOrEqualTo(Limits.MaxListed);
        }

        reading.Warnings.Length.Should().BeLessThanOrEqualTo(Limits.MaxListed);
        return reading;
    }

    private byte[] Any(Random random) =>
        _pool.Count > 0 && random.Next(2) == 0 ? _pool[random.Next(_pool.Count)] : _subject.Seeds[random.Next(_subject.Seeds.Length)];

    private string Keep()
    {
        var path = InFolder($"{_options.Seed}-{_round}");
        File.WriteAllBytes(path, _input);
        return $"kept as {Path.GetRelativePath(Repository.Root, path)}";
    }

    private string InFolder(string name) =>
        Path.Combine(Directory.CreateDirectory(Repository.PathTo("artifacts", "fuzz", _subject.Name)).FullName, name);

    // What was said, without what is of this document alone.
    private static string BehaviourOf(FuzzedReading reading) =>
        OfThisDocument().Replace($"{reading.Problem?.Type.Name} {reading.Problem?.Message} {string.Join(' ', reading.Warnings.Select(warning => OfThisDocument().Replace(warning, "")).Distinct().Order(StringComparer.Ordinal).Take(3))}", "");

    [GeneratedRegex("[0-9]+|“[^”]*”|\"[^\"]*\"|'[^']*'|<[^>]*>")]
    private static partial Regex OfThisDocument();

    private sealed class FuzzException(string message, Exception inner) : Exception(message, inner);
}

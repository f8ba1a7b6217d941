using System.Buffers;
using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ScheduleFlow.Core.Plans;

/// <summary>YAML, and so JSON too → a tree with places. Anchors, aliases and tags are refused: a plan is written out in full.</summary>
internal static class PlanTree
{
    private const int MaxDepth = 32;

    /// <summary>Far more values than 10,000 items with every field have.</summary>
    private const int MaxValues = 500_000;

    // YAML does not allow these. The library takes a NUL for the end, and would silently ignore what follows.
    private static readonly SearchValues<char> Unprintable = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code).Except("\t\n\r"), '\x7F', '\uFFFE', '\uFFFF']);

    public static Outcome<PlanNode> Parse(string text)
    {
        if (text.AsSpan().IndexOfAny(Unprintable) is >= 0 and var at)
        {
            return Problem(PlaceOf(text, at), $"the character U+{(int)text[at]:X4} is not text.") with
            {
                Hint = "A plan is text: YAML or JSON, in UTF-8.",
            };
        }

        Parser? parser = null;
        try
        {
            // A byte order mark may be left.
            parser = new Parser(new StringReader(text.StartsWith('\uFEFF') ? text[1..] : text));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return new Problem(ErrorType.ParseError, "The plan is empty.") { Hint = "docs/plans.md has an example to start from." };
            }

            parser.Consume<DocumentStart>();
            var values = 0;
            var root = Node(parser, 0, ref values);
            parser.Consume<DocumentEnd>();
            return parser.TryConsume<StreamEnd>(out _)
                ? root
                : Problem(PlaceOf(parser.Current!.Start), "a second document begins here; a plan is one.");
        }
        catch (UnreadableException exception)
        {
            return exception.Problem;
        }
        catch (YamlException exception)
        {
            return Problem(PlaceOf(exception.Start), Reason(exception));
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or InvalidOperationException)
        {
            // The library throws these for an escape \U beyond Unicode, and for some texts with a misplaced line break.
            return Problem(PlaceOf(parser?.Current?.End ?? Mark.Empty), "what follows here is not YAML.");
        }
    }

    private static PlanNode Node(Parser parser, int depth, ref int values)
    {
        var start = (parser.Current ?? Next(parser)).Start;
        if (depth > MaxDepth)
        {
            throw Unreadable(PlaceOf(start), $"nested more than {MaxDepth} deep.");
        }

        if (++values > MaxValues)
        {
            throw Unreadable(PlaceOf(start), $"the plan has more than {MaxValues:N0} values.", ErrorType.TooLarge);
        }

        switch (parser.Current)
        {
            case NodeEvent { Anchor.IsEmpty: false } or AnchorAlias:
                throw Unreadable(
                    PlaceOf(start),
                    "anchors (&) and aliases (*) are not read. Quote a text that begins with such a character.");
            case NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } }:
                throw Unreadable(PlaceOf(start), "tags (!) are not read. Quote a text that begins with one.");
            case YamlDotNet.Core.Events.Scalar scalar:
                parser.MoveNext();
                return new PlanNode.Scalar(start.Line, start.Column, scalar.Value, scalar.Style != ScalarStyle.Plain);
            case SequenceStart:
                parser.MoveNext();
                var items = ImmutableArray.CreateBuilder<PlanNode>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    items.Add(Node(parser, depth + 1, ref values));
                }

                return new PlanNode.Sequence(start.Line, start.Column, items.ToImmutable());
            case MappingStart:
                parser.MoveNext();
                return Mapping(parser, start, depth, ref values);
            default:
                throw Unreadable(PlaceOf(start), "a value is missing.");
        }
    }

    private static PlanNode.Mapping Mapping(Parser parser, Mark start, int depth, ref int values)
    {
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<PlanNode.Scalar, PlanNode>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var name = Node(parser, depth + 1, ref values);
            if (name is not PlanNode.Scalar key)
            {
                throw Unreadable(new Place((int)name.Line, (int)name.Column), $"a key must be a text, not {name.Kind}.");
            }

            if (!names.Add(key.Text))
            {
                throw Unreadable(
                    new Place((int)key.Line, (int)key.Column),
                    $"“{ShortText.Of(key.Text)}” occurs twice in the same object.");
            }

            entries.Add(new(key, Node(parser, depth + 1, ref values)));
        }

        return new PlanNode.Mapping(start.Line, start.Column, entries.ToImmutable());
    }

    private static ParsingEvent Next(Parser parser)
    {
        parser.MoveNext();
        return parser.Current!;
    }

    // The library's message repeats the place.
    private static string Reason(YamlException exception)
    {
        var message = exception.InnerException?.Message ?? exception.Message;
        return message.Length > 0 && message[^1] != '.' ? message + "." : message;
    }

    private static Place PlaceOf(Mark mark) => new((int)mark.Line, (int)mark.Column);

    private static Place PlaceOf(string text, int at)
    {
        var before = text.AsSpan(0, at);
        return new Place(before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }

    private static UnreadableException Unreadable(Place place, string what, ErrorType? type = null) => new(Problem(place, what, type));

    private static Problem Problem(Place place, string what, ErrorType? type = null) =>
        new(type ?? ErrorType.ParseError, $"Line {place.Line}, column {place.Column}: {what}") { Place = place };
}

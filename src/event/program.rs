//! Patterns compiled to small programs, one to the left of the trigger and one to the right of it.

use super::inflect::Inflector;
use super::pattern::{ArgType, Node, TypeSet};
use super::words::{self, Words};
use std::sync::Arc;

/// One instruction. `next` is always the following instruction unless it says otherwise.
#[derive(Clone, Debug)]
pub(crate) enum Instruction {
    /// One of these forms.
    Word(Arc<Words>),
    /// A mention or free text.
    Argument {
        slot: u8,
        types: Vec<ArgType>,
        set: TypeSet,
        /// Fewest members of a list, 0 where there is none.
        list: u8,
    },
    /// Any items.
    Gap {
        most: u8,
        commas: bool,
    },
    /// Try the next instruction, then the other.
    Split(u16),
    Jump(u16),
    End,
}

/// What a half of a pattern can go on with from an instruction, to pass over items at which it cannot.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Start {
    /// The bits of the first characters of words; on the left of the trigger of their last ones.
    pub(crate) edges: u64,
    /// The types of arguments.
    pub(crate) set: TypeSet,
    /// A list of arguments.
    pub(crate) list: bool,
    /// Anything, or nothing at all.
    pub(crate) any: bool,
}

impl Start {
    const ANY: Self = Self { edges: 0, set: TypeSet::of(&[]), list: false, any: true };

    const fn or(self, other: Self) -> Self {
        Self {
            edges: self.edges | other.edges,
            set: self.set.or(other.set),
            list: self.list || other.list,
            any: self.any || other.any,
        }
    }
}

/// What can come first from each instruction on; jumps go forward only.
fn starts(program: &[Instruction]) -> Vec<Start> {
    let mut starts = vec![Start::ANY; program.len()];
    for (pc, instruction) in program.iter().enumerate().rev() {
        let of = |pc: usize| starts.get(pc).copied().unwrap_or(Start::ANY);
        let start = match instruction {
            Instruction::Word(words) => Start { edges: words.edges, ..Start::default() },
            Instruction::Argument { set, list, .. } => {
                Start { set: *set, list: *list > 0, any: set.meets(TypeSet::FREE), edges: 0 }
            }
            Instruction::Split(other) => of(pc + 1).or(of(*other as usize)),
            Instruction::Jump(to) => of(*to as usize),
            Instruction::Gap { .. } | Instruction::End => Start::ANY,
        };
        if let Some(slot) = starts.get_mut(pc) {
            *slot = start;
        }
    }
    starts
}

/// The two halves of a pattern.
#[derive(Clone, Debug, Default)]
pub(crate) struct Program {
    pub(crate) left: Vec<Instruction>,
    pub(crate) right: Vec<Instruction>,
    pub(crate) left_starts: Vec<Start>,
    pub(crate) right_starts: Vec<Start>,
    /// Role of each slot.
    pub(crate) roles: Vec<Arc<str>>,
    /// Arguments and literals that must be there: the more, the more specific.
    pub(crate) specificity: u16,
    /// Takes the subject of its clause, so no name that only stands nearer to the verb.
    pub(crate) subject: bool,
    /// Slots that a noun phrase can fill, as bits.
    pub(crate) phrases: u64,
    /// For each argument that must be there, the types of which one has to stand on that side of the trigger.
    pub(crate) left_needs: Vec<TypeSet>,
    pub(crate) right_needs: Vec<TypeSet>,
    /// For each role the types that can fill it before the trigger and behind it.
    fills: Box<[(TypeSet, TypeSet)]>,
    /// The slot of a body that is all that must stand before the trigger.
    pub(crate) actor: Option<u8>,
    /// For each literal that must be there, what a word of the sentence must be for one of its forms; see [`Seen`].
    pub(crate) words: Vec<Box<[u32]>>,
}

/// What a rule cannot do without, in few bytes: most rules of a trigger are passed over by it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gate {
    /// The first needs on each side; [`TypeSet::ALWAYS`] where there are fewer.
    left: [TypeSet; 2],
    right: [TypeSet; 2],
    /// The most that a match of it can count: different roles, and the subject of the clause.
    pub(crate) most: u8,
    pub(crate) subject: bool,
    pub(crate) completes: bool,
    /// There is more to ask for: [`Program::may_match`].
    more: bool,
}

impl Gate {
    pub(crate) fn new(program: &Program, completes: bool, wide: bool) -> Self {
        let first = |needs: &[TypeSet]| [0, 1].map(|at| needs.get(at).copied().unwrap_or(TypeSet::ALWAYS));
        Self {
            left: first(&program.left_needs),
            right: first(&program.right_needs),
            most: u8::try_from(program.roles.len()).unwrap_or(u8::MAX),
            subject: program.subject && !wide,
            completes,
            more: program.left_needs.len() > 2 || program.right_needs.len() > 2 || !program.words.is_empty(),
        }
    }

    /// Whether everything that the rule cannot do without may stand on its side of the trigger.
    pub(crate) fn opens(&self, program: &Program, (left, right): (TypeSet, TypeSet), words: &Seen) -> bool {
        let (always_left, always_right) = (left.or(TypeSet::ALWAYS), right.or(TypeSet::ALWAYS));
        self.left.iter().all(|need| need.meets(always_left))
            && self.right.iter().all(|need| need.meets(always_right))
            && (!self.more || program.may_match(left, right, words))
    }
}

impl Program {
    /// Whether everything that it cannot do without stands somewhere on its side of the trigger.
    fn may_match(&self, left: TypeSet, right: TypeSet, words: &Seen) -> bool {
        let filled = |needs: &[TypeSet], set: TypeSet| needs.iter().all(|need| need.meets(set));
        filled(&self.left_needs, left)
            && filled(&self.right_needs, right)
            && self.words.iter().all(|forms| forms.iter().any(|&form| words.has(form)))
    }

    /// Whether a slot takes a list.
    pub(crate) fn takes_several(&self, of: u8) -> bool {
        let several = |step: &Instruction| matches!(step, Instruction::Argument { slot, list: 1.., .. } if *slot == of);
        self.left.iter().chain(&self.right).any(several)
    }

    /// How many roles can be filled at most by what stands before a trigger and behind it.
    pub(crate) fn most(&self, (left, right): (TypeSet, TypeSet)) -> u8 {
        let (left, right) = (left.or(TypeSet::ALWAYS), right.or(TypeSet::ALWAYS));
        let filled = self.fills.iter().filter(|fill| fill.0.meets(left) || fill.1.meets(right)).count();
        u8::try_from(filled).unwrap_or(u8::MAX)
    }
}

/// What can fill each of so many roles in a half of a pattern. Free text and phrases can be found anywhere.
fn fills(program: &[Instruction], roles: usize) -> Vec<TypeSet> {
    let mut fills = vec![TypeSet::default(); roles];
    for instruction in program {
        if let Instruction::Argument { slot, set, .. } = instruction
            && let Some(fill) = fills.get_mut(usize::from(*slot))
        {
            *fill = fill.or(if set.meets(TypeSet::FREE) { TypeSet::ALWAYS } else { *set });
        }
    }
    fills
}

/// A set of characters and words that may take one for another.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen([u64; 8]);

impl Seen {
    /// The number of a word.
    pub(crate) fn of_word(word: &str) -> u32 {
        word.bytes().fold(0, |hash: u32, byte| (hash.rotate_left(5) ^ u32::from(byte)).wrapping_mul(0x9E37_79B1))
    }

    fn place(hash: u32) -> (usize, u64) {
        let hash = hash.wrapping_mul(0x9E37_79B1) >> 23;
        ((hash >> 6) as usize, 1 << (hash & 63))
    }

    pub(crate) fn put(&mut self, number: u32) {
        let (index, bit) = Self::place(number);
        if let Some(bits) = self.0.get_mut(index) {
            *bits |= bit;
        }
    }

    pub(crate) fn has(&self, number: u32) -> bool {
        let (index, bit) = Self::place(number);
        self.0.get(index).is_some_and(|bits| bits & bit != 0)
    }

    /// The words of a sentence, by which [`Program::words`] may be there: words of ASCII by themselves, and the first and
    /// last characters of all.
    pub(crate) fn of_items(items: &[super::items::Item<'_>]) -> Self {
        let mut seen = Self::default();
        for (word, mention) in items.iter().map(|item| (&*item.word, item.mention.is_some())) {
            if word.is_empty() {
                seen.put(0);
            } else if mention && word.is_ascii() {
                // A mention that is a word too may be several.
                word.split(' ').for_each(|word| seen.put(Self::of_word(word)));
            } else if word.is_ascii() {
                seen.put(Self::of_word(word));
            } else {
                [word.chars().next(), word.chars().next_back()].into_iter().flatten().for_each(|c| seen.put(c.into()));
            }
        }
        seen
    }
}

/// Compile a pattern; `None` when it does not have exactly one TRIGGER at its top.
pub(crate) fn compile(node: &Node, inflector: &Inflector) -> Option<Program> {
    let Node::Sequence(nodes) = node else { return None };
    let at = nodes.iter().position(|node| *node == Node::Trigger)?;
    if nodes.iter().filter(|node| **node == Node::Trigger).count() != 1 || nodes.iter().any(nested_trigger) {
        return None;
    }
    let mut compiler = Compiler { program: Program::default(), inflector };
    let mut left = Vec::new();
    compiler.sequence(nodes.get(..at)?.iter().rev(), true, &mut left);
    left.push(Instruction::End);
    let mut right = Vec::new();
    compiler.sequence(nodes.get(at + 1..)?.iter(), false, &mut right);
    right.push(Instruction::End);
    compiler.program.specificity = nodes.iter().map(specificity).sum();
    compiler.program.subject = nodes.iter().any(takes_subject);
    nodes.get(..at)?.iter().for_each(|node| needs(node, &mut compiler.program.left_needs));
    nodes.get(at + 1..)?.iter().for_each(|node| needs(node, &mut compiler.program.right_needs));
    let actor =
        actor(nodes.get(..at)?).and_then(|role| compiler.program.roles.iter().position(|known| **known == *role));
    compiler.program.actor = actor.and_then(|slot| u8::try_from(slot).ok());
    let words = |(index, node)| literal(node, inflector, index < at);
    compiler.program.words = nodes.iter().enumerate().filter_map(words).collect();
    (compiler.program.left_starts, compiler.program.right_starts) = (starts(&left), starts(&right));
    let roles = compiler.program.roles.len();
    compiler.program.fills = fills(&left, roles).into_iter().zip(fills(&right, roles)).collect();
    (compiler.program.left, compiler.program.right) = (left, right);
    Some(compiler.program)
}

/// What the arguments that must be there need, those of named parts too; free text and phrases can be found anywhere.
fn needs(node: &Node, all: &mut Vec<TypeSet>) {
    match node {
        Node::Argument { types, .. } => {
            let set = TypeSet::of(types);
            all.extend((!set.meets(TypeSet::FREE)).then_some(set));
        }
        Node::Sequence(nodes) => nodes.iter().for_each(|node| needs(node, all)),
        Node::Alternatives(branches) => {
            // One of the branches: the first thing that each of them needs.
            let first = |branch: &Node| {
                let mut inner = Vec::new();
                needs(branch, &mut inner);
                inner.first().copied()
            };
            let any = branches.iter().map(first).try_fold(TypeSet::default(), |any, set| Some(any.or(set?)));
            all.extend(any);
        }
        Node::Optional(_) | Node::Word(_) | Node::Gap { .. } | Node::Trigger => {}
    }
}

/// The role of the body that must stand before the trigger, where nothing else must.
fn actor(nodes: &[Node]) -> Option<&str> {
    let mut needed = nodes.iter().filter(|node| !matches!(node, Node::Optional(_) | Node::Gap { .. }));
    let (only, None) = (needed.next()?, needed.next()) else { return None };
    match only {
        Node::Argument { role, types, .. } => types.contains(&ArgType::Organization).then_some(&**role),
        Node::Sequence(nodes) => actor(nodes),
        Node::Alternatives(branches) => branches.iter().find_map(|branch| actor(std::slice::from_ref(branch))),
        Node::Optional(_) | Node::Word(_) | Node::Gap { .. } | Node::Trigger => None,
    }
}

fn takes_subject(node: &Node) -> bool {
    match node {
        Node::Argument { types, .. } => types.contains(&ArgType::Subject),
        Node::Sequence(nodes) | Node::Alternatives(nodes) => nodes.iter().any(takes_subject),
        _ => false,
    }
}

/// What a word of the sentence must be where a literal at the top of a pattern stands; nothing where it need not be there.
fn literal(node: &Node, inflector: &Inflector, left: bool) -> Option<Box<[u32]>> {
    let mut words = Vec::new();
    if words::collect(node, &mut words) {
        return inflector.list(&words, left).numbers.clone();
    }
    match node {
        Node::Alternatives(branches) => {
            let all: Option<Vec<_>> = branches.iter().map(|branch| literal(branch, inflector, left)).collect();
            all.map(|lists| lists.concat().into())
        }
        Node::Sequence(nodes) => nodes.iter().find_map(|node| literal(node, inflector, left)),
        _ => None,
    }
}

fn nested_trigger(node: &Node) -> bool {
    match node {
        Node::Sequence(nodes) | Node::Alternatives(nodes) => {
            nodes.iter().any(|node| *node == Node::Trigger || nested_trigger(node))
        }
        Node::Optional(inner) => **inner == Node::Trigger || nested_trigger(inner),
        _ => false,
    }
}

/// Arguments count three, free text two, words one, alternatives as their least specific branch, optional parts nothing.
fn specificity(node: &Node) -> u16 {
    match node {
        Node::Sequence(nodes) => nodes.iter().map(specificity).sum(),
        Node::Alternatives(nodes) => nodes.iter().map(specificity).min().unwrap_or(0),
        Node::Argument { types, .. }
            if TypeSet::of(types).without(ArgType::Name).without(ArgType::Subject).meets(TypeSet::FREE) =>
        {
            2
        }
        Node::Argument { .. } => 3,
        Node::Word(_) => 1,
        Node::Optional(_) | Node::Gap { .. } | Node::Trigger => 0,
    }
}

struct Compiler<'a> {
    program: Program,
    inflector: &'a Inflector,
}

impl Compiler<'_> {
    fn sequence<'n>(&mut self, nodes: impl Iterator<Item = &'n Node>, reverse: bool, out: &mut Vec<Instruction>) {
        for node in nodes {
            self.node(node, reverse, out);
        }
    }

    fn node(&mut self, node: &Node, reverse: bool, out: &mut Vec<Instruction>) {
        match node {
            Node::Sequence(nodes) if reverse => self.sequence(nodes.iter().rev(), reverse, out),
            Node::Sequence(nodes) => self.sequence(nodes.iter(), reverse, out),
            Node::Alternatives(branches) => self.alternatives(branches, reverse, out),
            Node::Optional(inner) => {
                let split = out.len();
                out.push(Instruction::Split(0));
                self.node(inner, reverse, out);
                let end = index(out.len());
                if let Some(slot) = out.get_mut(split) {
                    *slot = Instruction::Split(end);
                }
            }
            Node::Argument { role, types, list } => {
                let slot = self.slot(role);
                if TypeSet::of(types).meets(TypeSet::PHRASES) {
                    self.program.phrases |= 1 << (slot & 63);
                }
                out.push(Instruction::Argument { slot, types: types.clone(), set: TypeSet::of(types), list: *list });
            }
            Node::Word(word) => self.words(&[word], reverse, out),
            Node::Gap { most, commas } => out.push(Instruction::Gap { most: *most, commas: *commas }),
            Node::Trigger => {}
        }
    }

    fn words(&self, words: &[&str], reverse: bool, out: &mut Vec<Instruction>) {
        out.push(Instruction::Word(self.inflector.list(words, reverse)));
    }

    /// Branches that follow each other and are nothing but words are one instruction.
    fn alternatives(&mut self, branches: &[Node], reverse: bool, out: &mut Vec<Instruction>) {
        let mut jumps = Vec::new();
        let mut at = 0;
        while let Some(branch) = branches.get(at) {
            let mut words = Vec::new();
            at += 1;
            let only_words = words::collect(branch, &mut words);
            while let Some(next) = branches.get(at).filter(|_| only_words) {
                let before = words.len();
                if !words::collect(next, &mut words) {
                    words.truncate(before);
                    break;
                }
                at += 1;
            }
            let last = at >= branches.len();
            let split = out.len();
            if !last {
                out.push(Instruction::Split(0));
            }
            if only_words {
                self.words(&words, reverse, out);
            } else {
                self.node(branch, reverse, out);
            }
            if !last {
                jumps.push(out.len());
                out.push(Instruction::Jump(0));
                let next = index(out.len());
                if let Some(slot) = out.get_mut(split) {
                    *slot = Instruction::Split(next);
                }
            }
        }
        let end = index(out.len());
        for jump in jumps {
            if let Some(slot) = out.get_mut(jump) {
                *slot = Instruction::Jump(end);
            }
        }
    }

    fn slot(&mut self, role: &str) -> u8 {
        let known = self.program.roles.iter().position(|name| **name == *role);
        let slot = known.unwrap_or_else(|| {
            self.program.roles.push(role.into());
            self.program.roles.len() - 1
        });
        u8::try_from(slot).unwrap_or(u8::MAX)
    }
}

fn index(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

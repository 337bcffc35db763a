//! Walks along sets: as fast as one along a slice, whatever the set is made of.

use core::fmt;
use core::marker::PhantomData;
use core::ops::Range;

use super::PlanGraph;
use super::set::SetMember;

/// The members of a [`Set`](super::Set) in document order.
#[derive(Clone)]
pub struct SetIter<'s, 'g, V> {
    graph: &'g PlanGraph,
    places: PlaceIter<'s>,
    kind: PhantomData<V>,
}

impl<'s, 'g, V> SetIter<'s, 'g, V> {
    pub(super) const fn new(graph: &'g PlanGraph, places: PlaceIter<'s>) -> Self {
        Self { graph, places, kind: PhantomData }
    }

    pub(super) fn places(self) -> PlaceIter<'s> {
        self.places
    }
}

/// The places themselves, of which one part holds all: a step asks the row whether it is at its end, as a walk along a slice
/// does, and only then what else there is.
#[derive(Clone)]
pub(super) struct PlaceIter<'s> {
    row: core::slice::Iter<'s, u32>,
    list: std::vec::IntoIter<u32>,
    range: Range<u32>,
}

impl<'s> PlaceIter<'s> {
    pub(super) fn row(row: &'s [u32]) -> Self {
        Self { row: row.iter(), list: Vec::new().into_iter(), range: 0..0 }
    }

    pub(super) fn range(range: Range<u32>) -> Self {
        Self { range, ..Self::row(&[]) }
    }

    pub(super) fn list(list: Vec<u32>) -> Self {
        Self { list: list.into_iter(), ..Self::row(&[]) }
    }
}

impl Iterator for PlaceIter<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        match self.row.next() {
            Some(&place) => Some(place),
            None => self.range.next().or_else(|| self.list.next()),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.row.len() + self.range.len() + self.list.len();
        (left, Some(left))
    }

    #[inline]
    fn fold<B, F: FnMut(B, u32) -> B>(self, init: B, mut f: F) -> B {
        let held = self.row.copied().fold(init, &mut f);
        let held = self.range.fold(held, &mut f);
        self.list.fold(held, f)
    }
}

impl DoubleEndedIterator for PlaceIter<'_> {
    fn next_back(&mut self) -> Option<u32> {
        let last = self.row.next_back().copied();
        last.or_else(|| self.range.next_back()).or_else(|| self.list.next_back())
    }
}

impl<'g, V: SetMember<'g>> Iterator for SetIter<'_, 'g, V> {
    type Item = V;

    #[inline]
    fn next(&mut self) -> Option<V> {
        self.places.next().map(|place| V::at(self.graph, place))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.places.size_hint()
    }

    #[inline]
    fn fold<B, F: FnMut(B, V) -> B>(self, init: B, mut f: F) -> B {
        let graph = self.graph;
        self.places.fold(init, |held, place| f(held, V::at(graph, place)))
    }
}

impl<'g, V: SetMember<'g>> DoubleEndedIterator for SetIter<'_, 'g, V> {
    fn next_back(&mut self) -> Option<V> {
        self.places.next_back().map(|place| V::at(self.graph, place))
    }
}

impl<'g, V: SetMember<'g>> ExactSizeIterator for SetIter<'_, 'g, V> {}

impl<V> fmt::Debug for SetIter<'_, '_, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SetIter").field("left", &self.places.size_hint().0).finish()
    }
}

"""Maps, stores and queries rows with sqlalchemy and sqlite."""
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, func
from sqlalchemy.orm import declarative_base, relationship, sessionmaker

Base = declarative_base()


class Author(Base):
    __tablename__ = 'authors'
    id = Column(Integer, primary_key=True)
    name = Column(String)
    books = relationship('Book', back_populates='author')


class Book(Base):
    __tablename__ = 'books'
    id = Column(Integer, primary_key=True)
    title = Column(String)
    author_id = Column(ForeignKey('authors.id'))
    author = relationship('Author', back_populates='books')


engine = create_engine('sqlite://')
Base.metadata.create_all(engine)
session = sessionmaker(engine)()
for i in range(500):
    session.add(Author(name=f'author {i}', books=[Book(title=f'book {i} {j}') for j in range(8)]))
session.commit()
print(session.query(func.count(Book.id)).scalar())
print(sum(len(a.books) for a in session.query(Author).filter(Author.name.like('%1%')).order_by(Author.name)))
